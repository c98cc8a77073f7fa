package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Histories;
import org.porchlight.core.engine.House;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Moment;

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

    /// The mains fail before midnight and the clock runs five hours ahead after that: the hour that was used then is
    /// cut at the midnight when a time server is heard, and lies on two days.
    @ParameterizedTest(name = "its first part is packed: {0}")
    @ValueSource(booleans = {false, true})
    void aGuardCountsAnIntervalOnceThatLiesOnTwoDays(boolean isPacked) throws Exception {
        var house = new House("- {id: mei, accounts: [mei]}\n", "2026-11-02T23:20");
        house.sync();
        house.login(House.MEI);
        house.tick();
        house.unplug();
        house.rebootWithClock(Duration.ofMinutes(5), Duration.ofHours(5));
        house.login(House.MEI);
        house.tick();
        house.pass("1H");
        house.logout(House.MEI);
        house.tick();
        house.sync();
        house.tick();
        house.jump(Duration.ofHours(30));
        house.tick();
        house.reboot(Duration.ofMinutes(5));
        house.sync();
        for (int day = 0; day < 9; day++) {
            house.jump(Duration.ofDays(1));
            house.tick();
        }
        var state = house.last.next();
        var wanted = Retention.of(
                Optional.of(state.clock()), state.document().policy().zone());
        var second = LocalDate.of(2026, 11, 2);
        assertThat(wanted.single()).isEqualTo(second.plusDays(1));
        try (var store = SqliteStore.open(data)) {
            store.commit(new Writing(house.anchors, house.ledger, List.of(), Optional.of(state.clock())));
            var now = new Moment(
                    state.last(), state.anchor().no(), house.ledger.getLast().policyVersion());
            while (isPacked && store.pack(Retention.packedBefore(state), now)) {
                // A day at a time.
            }

            var again = Engine.start(
                            state.document(),
                            store.clock(),
                            store.remember(wanted),
                            house.reading(),
                            House.BUILT,
                            false)
                    .next();

            for (var day : List.of(second, second.plusDays(1))) {
                var spent = state.book(House.MEI).on(day).spent();
                assertThat(spent).isPositive();
                assertThat(again.book(House.MEI).on(day).spent()).as("%s", day).isEqualTo(spent);
                assertThat(store.account(House.MEI, day).orElseThrow().counted())
                        .isEqualTo(spent);
            }
        }
    }
}
