package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.porchlight.store.Ledgers.ANCHOR;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.POLICY;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Doubt;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockEvent;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.Confidence;
import org.porchlight.port.StoreException;

/// On which days parents could not be sure of what they read, as SQLite keeps it.
class StoredDoubtsTest extends OnSqliteStore {
    private static Event clock(ClockEvent.Kind kind, long minute) {
        return Ledgers.event(new Fact.ClockChanged(kind, Duration.ofDays(3), Confidence.RTC), minute);
    }

    @Test
    void tellsOnWhichDaysTheGuardWasNotSure() throws StoreException {
        Ledgers.put(store, ANCHOR);
        long day = 24 * 60;
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.event(new Fact.GuardStarted(false), 0),
                        clock(ClockEvent.Kind.FORWARD_GAP, 1),
                        clock(ClockEvent.Kind.ATTESTED, 2),
                        clock(ClockEvent.Kind.STEPPED, day),
                        clock(ClockEvent.Kind.REFUSED, 2 * day),
                        clock(ClockEvent.Kind.REFUSED, 2 * day + 5),
                        Ledgers.event(new Fact.GuardStarted(true), 3 * day),
                        clock(ClockEvent.Kind.BEHIND, 9 * day)),
                List.of());

        assertThat(store.doubts(MEI, TUESDAY, TUESDAY.plusDays(6), ZoneOffset.UTC))
                .containsExactly(
                        new Doubt(TUESDAY.plusDays(2), Doubt.Of.CLOCK),
                        new Doubt(TUESDAY.plusDays(3), Doubt.Of.HOLDING));
    }

    private static Event weak(Weakness.Of what, long minute) {
        return Ledgers.event(new Fact.Weakened(new Weakness(what)), minute);
    }

    @Test
    void tellsOnWhichDaysSomethingLacked() throws StoreException {
        Ledgers.put(store, ANCHOR);
        long day = 24 * 60;
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.event(new Fact.GuardStarted(false), 0),
                        weak(Weakness.Of.PROGRAMS, 10),
                        Ledgers.event(new Fact.Mended(new Weakness(Weakness.Of.PROGRAMS)), 2 * day),
                        weak(Weakness.Of.SITES, 3 * day),
                        Ledgers.event(new Fact.GuardStarted(false), 4 * day),
                        weak(Weakness.Of.SITES, 6 * day)),
                List.of());

        assertThat(store.doubts(MEI, TUESDAY.plusDays(1), TUESDAY.plusDays(7), ZoneOffset.UTC))
                .containsExactly(
                        new Doubt(TUESDAY.plusDays(1), Doubt.Of.PROGRAMS),
                        new Doubt(TUESDAY.plusDays(2), Doubt.Of.PROGRAMS),
                        new Doubt(TUESDAY.plusDays(3), Doubt.Of.SITES),
                        new Doubt(TUESDAY.plusDays(4), Doubt.Of.SITES),
                        new Doubt(TUESDAY.plusDays(6), Doubt.Of.SITES),
                        new Doubt(TUESDAY.plusDays(7), Doubt.Of.SITES));
        assertThat(store.doubts(MEI, TUESDAY.plusDays(5), TUESDAY.plusDays(5), ZoneOffset.UTC))
                .isEmpty();
    }

    private void aScreenLacks() throws StoreException {
        Ledgers.put(store, ANCHOR);
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.event(new Fact.GuardStarted(false), 0),
                        Ledgers.opened(),
                        Ledgers.event(new Fact.Weakened(new Weakness(Weakness.Of.AGENT, Optional.of(MEI))), 10)),
                List.of());
    }

    @Test
    void tellsWhatLackedOfOneChildToThatChildAlone() throws StoreException {
        aScreenLacks();

        assertThat(store.doubts(MEI, TUESDAY, TUESDAY, ZoneOffset.UTC))
                .containsExactly(new Doubt(TUESDAY, Doubt.Of.AGENT));
        assertThat(store.doubts(new ChildId("bo"), TUESDAY, TUESDAY, ZoneOffset.UTC))
                .isEmpty();
        assertThat(store.notes(MEI, TUESDAY))
                .extracting(DayNote::sort, DayNote::subject)
                .contains(tuple(DayNote.Sort.WEAKENED, "AGENT"));
    }

    /// A PC that was shut down or lost its power: which, nothing tells.
    @Test
    void aBootThatEndedEndsWhatLackedWithTheLastThatItWrote() throws StoreException {
        Ledgers.put(store, ANCHOR);
        var other = new BootId("after");
        var at = Duration.ofMinutes(1);
        var later = new ClockReading(other, at, at, Ledgers.FOUR.plus(Duration.ofDays(5)), false);
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.event(new Fact.GuardStarted(false), 0),
                        weak(Weakness.Of.PROGRAMS, 10),
                        denied(TUESDAY.plusDays(2)),
                        new Event(
                                new Fact.GuardStarted(false),
                                new Actor.Guard(),
                                later,
                                1,
                                Optional.empty(),
                                POLICY.version()),
                        denied(TUESDAY.plusDays(5))),
                List.of());

        assertThat(store.doubts(MEI, TUESDAY, TUESDAY.plusDays(6), ZoneOffset.UTC))
                .containsExactly(
                        new Doubt(TUESDAY, Doubt.Of.PROGRAMS),
                        new Doubt(TUESDAY.plusDays(1), Doubt.Of.PROGRAMS),
                        new Doubt(TUESDAY.plusDays(2), Doubt.Of.PROGRAMS));
    }

    private static Event denied(LocalDate day) {
        long minute = ChronoUnit.DAYS.between(TUESDAY, day) * 24 * 60;
        return Ledgers.event(new Fact.SiteDenied(MEI, "ads.example", "sites.default"), minute + 20, Optional.of(day));
    }

    @Test
    void aScreenLacksInAWeekThatBeganAfterIt() throws StoreException {
        aScreenLacks();

        assertThat(store.doubts(MEI, TUESDAY.plusDays(7), TUESDAY.plusDays(8), ZoneOffset.UTC))
                .containsExactly(
                        new Doubt(TUESDAY.plusDays(7), Doubt.Of.AGENT), new Doubt(TUESDAY.plusDays(8), Doubt.Of.AGENT));
    }

    /// A PC that was given up, whose ledger went on on this one.
    @Test
    void whatLackedOnAnotherPcEndsWithTheLastThatItWrote() throws SQLException, StoreException {
        var there = Bytes.of(new byte[] {1});
        var here = Bytes.of(new byte[] {2});
        var fold = new DoubtFold(
                TUESDAY,
                TUESDAY.plusDays(6),
                here,
                (device, first, last) -> device.equals(there) && first == 8 && last > 8
                        ? Optional.of(TUESDAY.plusDays(1))
                        : Optional.empty());
        fold.take(there, 7, "one", TUESDAY, new Fact.GuardStarted(false));
        fold.take(there, 8, "one", TUESDAY, new Fact.Weakened(new Weakness(Weakness.Of.PROGRAMS)));
        fold.take(here, 1, "two", TUESDAY.plusDays(4), new Fact.Mended(new Weakness(Weakness.Of.SITES)));
        fold.take(here, 2, "two", TUESDAY.plusDays(5), new Fact.Weakened(new Weakness(Weakness.Of.AGENT)));

        assertThat(fold.all())
                .containsExactly(
                        new Doubt(TUESDAY, Doubt.Of.PROGRAMS),
                        new Doubt(TUESDAY, Doubt.Of.SITES),
                        new Doubt(TUESDAY.plusDays(1), Doubt.Of.PROGRAMS),
                        new Doubt(TUESDAY.plusDays(1), Doubt.Of.SITES),
                        new Doubt(TUESDAY.plusDays(2), Doubt.Of.SITES),
                        new Doubt(TUESDAY.plusDays(3), Doubt.Of.SITES),
                        new Doubt(TUESDAY.plusDays(4), Doubt.Of.SITES),
                        new Doubt(TUESDAY.plusDays(5), Doubt.Of.AGENT),
                        new Doubt(TUESDAY.plusDays(6), Doubt.Of.AGENT));
    }
}
