package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Histories;
import org.porchlight.core.engine.House;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Moment;
import org.porchlight.core.report.DayFacts;
import org.porchlight.port.StoreException;

/// A history gives the same figures whether one PC wrote it or two did.
class UnionLawTest {
    @TempDir
    Path temp;

    @RepeatedTest(6)
    void isTheSameWhereAnotherPcGoesOn(RepetitionInfo repetition) throws Exception {
        long seed = 3000L + repetition.getCurrentRepetition();
        var cut = new Random(seed).nextInt(60);

        holds(seed, event -> event.header().seq() <= cut ? 0 : 1);
    }

    @RepeatedTest(8)
    void isTheSameHoweverTwoPcsShareIt(RepetitionInfo repetition) throws Exception {
        long seed = 3100L + repetition.getCurrentRepetition();
        var random = new Random(seed);

        holds(seed, _ -> random.nextInt(2));
    }

    private void holds(long seed, ToIntFunction<EventLine> to) throws Exception {
        var house = Histories.of(seed);
        house.sync();
        var state = house.last.next();
        var data = temp.resolve("one");
        try (var one = SqliteStore.open(data)) {
            one.commit(new Writing(house.anchors, house.ledger, List.of(), Optional.of(state.clock())));
            var household = Bytes.of(Files.readAllBytes(data.resolve("household.id")));
            var divided = Backups.split(Backups.lines(one), household, to);
            Backups.restore(temp.resolve("two"), Backups.zip(divided));
            try (var two = SqliteStore.open(temp.resolve("two"))) {
                assertThat(two.verify().isOk()).as("seed " + seed).isTrue();
                assertThat(two.verify().devices()).hasSize(3);
                for (var child : List.of(House.MEI, House.BO)) {
                    var today = state.today();
                    for (var day = today.minusDays(6); !day.isAfter(today.plusDays(3)); day = day.plusDays(1)) {
                        assertThat(two.account(child, day).map(UnionLawTest::withoutReceipt))
                                .as("seed %d %s %s", seed, child, day)
                                .isEqualTo(one.account(child, day).map(UnionLawTest::withoutReceipt));
                        assertThat(two.notes(child, day))
                                .as("seed %d %s %s", seed, child, day)
                                .containsExactlyInAnyOrderElementsOf(one.notes(child, day));
                    }
                    assertThat(withoutReceipts(two.days(child, today.minusDays(9), today)))
                            .as("seed " + seed)
                            .isEqualTo(withoutReceipts(one.days(child, today.minusDays(9), today)));
                }
                goesOn(seed, house, two);
                staysWhenOldDetailGoes(seed, house, two);
            }
        }
    }

    /// A guard that begins on what was put together stands where the one that wrote it all does.
    private static void goesOn(long seed, House house, SqliteStore two) throws Exception {
        var state = house.last.next();
        var clock = two.clock();
        var kept = two.remember(Retention.of(clock, state.document().policy().zone()));
        var next = Engine.start(state.document(), clock, kept, house.reading(), House.BUILT, false)
                .next();
        var again = Engine.start(
                        state.document(),
                        Optional.of(state.clock()),
                        new Remembered(house.ledger, List.of()),
                        house.reading(),
                        House.BUILT,
                        false)
                .next();
        for (var child : List.of(House.MEI, House.BO)) {
            assertThat(next.facts(child).standing())
                    .as("seed " + seed)
                    .isEqualTo(again.facts(child).standing());
        }
    }

    /// Days are what they were when their detail is deleted, and when all of it is brought back elsewhere.
    private void staysWhenOldDetailGoes(long seed, House house, SqliteStore two) throws Exception {
        var today = house.last.next().today();
        var clock = two.clock().orElseThrow();
        var moment = new Moment(
                Ledgers.reading(Duration.ofHours(10)),
                clock.anchor().no(),
                house.ledger.getLast().policyVersion());
        var before = sums(two, today);
        var intervals = intervals(two, today);

        while (two.pack(today.minusDays(seed % 4), moment)) {
            assertThat(two.verify().isOk()).as("seed %d %s", seed, two.verify()).isTrue();
        }
        assertThat(sums(two, today)).as("seed " + seed).isEqualTo(before);
        assertThat(intervals(two, today)).as("seed " + seed).isEqualTo(intervals);
        var packed = Backups.zip(Backups.lines(two));
        while (two.seal(today.minusDays(1), today, moment)) {
            assertThat(two.verify().isOk()).as("seed %d %s", seed, two.verify()).isTrue();
        }

        assertThat(sums(two, today)).as("seed " + seed).isEqualTo(before);
        Backups.restore(temp.resolve("packed"), packed);
        try (var three = SqliteStore.open(temp.resolve("packed"))) {
            assertThat(three.verify().isOk())
                    .as("seed %d %s", seed, three.verify())
                    .isTrue();
            assertThat(sums(three, today)).as("seed " + seed).isEqualTo(before);
            assertThat(intervals(three, today)).as("seed " + seed).isEqualTo(intervals);
        }
        Backups.restore(temp.resolve("packed"), Backups.zip(Backups.lines(two)));
        try (var three = SqliteStore.open(temp.resolve("packed"))) {
            assertThat(three.verify().isOk())
                    .as("seed %d %s", seed, three.verify())
                    .isTrue();
            assertThat(sums(three, today)).as("seed " + seed).isEqualTo(before);
        }
        Backups.restore(temp.resolve("three"), Backups.zip(Backups.lines(two)));
        try (var three = SqliteStore.open(temp.resolve("three"))) {
            assertThat(three.verify().isOk())
                    .as("seed %d %s", seed, three.verify())
                    .isTrue();
            assertThat(sums(three, today)).as("seed " + seed).isEqualTo(before);
        }
    }

    private static List<Object> intervals(SqliteStore store, LocalDate today) throws StoreException {
        var all = new ArrayList<>();
        for (var child : List.of(House.MEI, House.BO)) {
            for (var day = today.minusDays(20); !day.isAfter(today); day = day.plusDays(1)) {
                all.add(store.account(child, day).map(account -> Set.copyOf(account.intervals())));
            }
        }
        return all;
    }

    private static List<Object> sums(SqliteStore store, LocalDate today) throws StoreException {
        var all = new ArrayList<>();
        for (var child : List.of(House.MEI, House.BO)) {
            for (var day : store.days(child, today.minusDays(60), today)) {
                all.add(List.of(
                        day.day(),
                        day.budget(),
                        day.limit(),
                        day.counted(),
                        day.kinds(),
                        day.byTitle(),
                        day.limitHits(),
                        day.asked(),
                        day.given(),
                        day.receipt()));
                all.add(store.account(child, day.day())
                        .map(account -> List.of(
                                account.budget(),
                                account.carry(),
                                account.granted(),
                                account.debt(),
                                account.finish(),
                                account.corrected(),
                                account.counted(),
                                account.trust(),
                                account.policyVersion(),
                                account.receipt())));
            }
        }
        return all;
    }

    /// A receipt is of an event in its chain.
    private static List<DayFacts> withoutReceipts(List<DayFacts> days) {
        return days.stream()
                .map(day -> new DayFacts(
                        day.day(),
                        day.budget(),
                        day.limit(),
                        day.counted(),
                        day.kinds(),
                        day.byTitle(),
                        day.byCategory(),
                        day.limitHits(),
                        day.rests(),
                        day.asked(),
                        day.given(),
                        day.programs(),
                        day.sites(),
                        Optional.empty()))
                .toList();
    }

    private static DayAccount withoutReceipt(DayAccount account) {
        return new DayAccount(
                account.child(),
                account.day(),
                account.budget(),
                account.carry(),
                account.granted(),
                account.debt(),
                account.finish(),
                account.corrected(),
                account.counted(),
                account.trust(),
                account.policyVersion(),
                Optional.empty(),
                account.intervals());
    }
}
