package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Histories;
import org.porchlight.core.engine.House;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Moment;
import org.porchlight.port.StoreException;

/// Whatever happened, and whenever detail is deleted: the chain is whole, the projections are what is left folds to,
/// and
/// the sums are what they were.
class SealingLawTest {
    @TempDir
    Path data;

    @RepeatedTest(20)
    void projectionsAreWhatIsLeftFoldsTo(RepetitionInfo repetition) throws Exception {
        long seed = 3000L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var house = Histories.of(seed);
        var today = house.last.next().today();
        try (var store = SqliteStore.open(data)) {
            store.commit(new Writing(house.anchors, List.of(), List.of(), Optional.empty()));
            int at = 0;
            while (at < house.ledger.size()) {
                int upto = Math.min(house.ledger.size(), at + 1 + random.nextInt(120));
                Ledgers.commit(store, house.ledger.subList(at, upto), List.of());
                at = upto;
                if (random.nextInt(3) == 0) {
                    var told = told(store, today);
                    pack(store, today.minusDays(random.nextInt(9)), moment(house.ledger.get(at - 1)));
                    holds(store, seed);
                    assertThat(told(store, today)).as("seed %d", seed).isEqualTo(told);
                }
                if (random.nextInt(3) == 0) {
                    seal(store, today.minusDays(random.nextInt(20)), today, moment(house.ledger.get(at - 1)));
                    holds(store, seed);
                }
            }
            seal(store, today, today, moment(house.ledger.getLast()));
            holds(store, seed);
            store.rebuild();
            holds(store, seed);
        }
        try (var store = SqliteStore.open(data)) {
            holds(store, seed);
        }
    }

    @RepeatedTest(12)
    void sumsAreWhatTheyWere(RepetitionInfo repetition) throws Exception {
        long seed = 3100L + repetition.getCurrentRepetition();
        var house = Histories.of(seed);
        house.sync();
        var today = house.last.next().today();
        try (var store = SqliteStore.open(data)) {
            store.commit(new Writing(house.anchors, house.ledger, List.of(), Optional.empty()));
            var before = told(store, today);
            var receipts = store.verify().receipts();

            pack(store, today.minusDays(3), moment(house.ledger.getLast()));
            assertThat(told(store, today)).as("seed %d", seed).isEqualTo(before);
            seal(store, today.minusDays(1), today, moment(house.ledger.getLast()));

            assertThat(told(store, today)).as("seed %d", seed).isEqualTo(before);
            assertThat(store.verify().receipts()).as("seed %d", seed).isEqualTo(receipts);
        }
    }

    private static void seal(SqliteStore store, LocalDate before, LocalDate today, Moment moment)
            throws StoreException {
        while (store.seal(before, today, moment)) {
            // A day at a time.
        }
    }

    private static void pack(SqliteStore store, LocalDate before, Moment moment) throws StoreException {
        while (store.pack(before, moment)) {
            // A day at a time.
        }
    }

    private static Moment moment(Event event) {
        return new Moment(event.at(), event.anchor(), event.policyVersion());
    }

    private static void holds(SqliteStore store, long seed) throws StoreException {
        var found = store.verify();
        assertThat(found.isOk()).as("seed %d %s", seed, found).isTrue();
    }

    /// What is told of each day, but for intervals and names of what did not open.
    private static Map<String, List<Object>> told(SqliteStore store, LocalDate today) throws StoreException {
        var all = new HashMap<String, List<Object>>();
        for (var child : List.of(House.MEI, House.BO)) {
            for (var facts : store.days(child, today.minusDays(60), today)) {
                var says = new ArrayList<Object>(
                        List.of(facts.budget(), facts.counted(), facts.exempt(), facts.byTitle(), facts.limitHits()));
                store.account(child, facts.day())
                        .ifPresent(account -> says.addAll(List.of(
                                account.budget(),
                                account.carry(),
                                account.debt(),
                                account.granted(),
                                account.finish(),
                                account.corrected(),
                                account.counted(),
                                account.trust(),
                                account.policyVersion(),
                                account.receipt())));
                all.put(child.value() + " " + facts.day(), says);
            }
        }
        return all;
    }
}
