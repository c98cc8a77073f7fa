package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Histories;
import org.porchlight.core.engine.House;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;

/// What the engine holds true is what the ledger says, whatever happened to the clock.
class EngineOnStoreTest {
    @TempDir
    Path data;

    @RepeatedTest(12)
    void theLedgerTellsTheSameAccount(RepetitionInfo repetition) throws Exception {
        long seed = 2000L + repetition.getCurrentRepetition();
        var house = Histories.of(seed);
        house.sync();
        try (var store = SqliteStore.open(data)) {
            store.commit(new Writing(
                    house.anchors,
                    house.ledger,
                    house.last.checkpoints(),
                    Optional.of(house.last.next().clock())));
            var today = house.last.next().today();
            for (var child : List.of(House.MEI, House.BO)) {
                var book = house.last.next().book(child);
                for (var day = today.minusDays(2); !day.isAfter(today); day = day.plusDays(1)) {
                    var account = store.account(child, day);
                    assertThat(account.isPresent())
                            .as("seed %d %s", seed, day)
                            .isEqualTo(book.on(day).isOpened());
                    if (account.isPresent()) {
                        assertThat(account.get().kinds())
                                .as("seed %d %s", seed, day)
                                .isEqualTo(book.on(day).sums().kinds());
                        assertThat(account.get().granted())
                                .as("seed %d %s", seed, day)
                                .isEqualTo(book.granted(day));
                        assertThat(account.get().counted())
                                .as("seed %d %s", seed, day)
                                .isEqualTo(book.on(day).spent());
                    }
                }
            }
            assertThat(store.verify().isOk()).as("seed " + seed).isTrue();
        }
    }

    @RepeatedTest(12)
    void aGuardGoesOnFromTheLedgerAsFromItsOwnMemory(RepetitionInfo repetition) throws Exception {
        long seed = 2100L + repetition.getCurrentRepetition();
        var house = Histories.of(seed);
        var state = house.last.next();
        try (var store = SqliteStore.open(data)) {
            store.commit(
                    new Writing(house.anchors, house.ledger, house.last.checkpoints(), Optional.of(state.clock())));
            var zone = state.document().policy().zone();
            var clock = store.clock();
            var kept = store.remember(Retention.of(clock, zone));

            var next = Engine.start(state.document(), clock, kept, house.reading(), House.BUILT, false)
                    .next();

            assertThat(clock).contains(state.clock());
            for (var child : List.of(House.MEI, House.BO)) {
                assertThat(next.facts(child).standing())
                        .as("seed " + seed)
                        .isEqualTo(state.facts(child).standing());
                assertThat(next.child(child).orElseThrow().verdict())
                        .as("seed " + seed)
                        .isEqualTo(state.child(child).orElseThrow().verdict());
            }
        }
    }
}
