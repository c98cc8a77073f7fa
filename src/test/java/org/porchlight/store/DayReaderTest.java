package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.store.Ledgers.FOUR;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.DayTotals;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Denials;
import org.porchlight.core.report.Look;
import org.porchlight.port.StoreException;

class DayReaderTest {
    private SqliteStore store;

    @BeforeEach
    void openLedger() throws StoreException {
        store = SqliteStore.inMemory();
        Ledgers.put(store, Ledgers.ANCHOR);
        keep(Ledgers.opened());
    }

    @AfterEach
    void closeLedger() throws StoreException {
        store.close();
    }

    private void keep(Event... events) throws StoreException {
        Ledgers.commit(store, List.of(events), List.of());
    }

    private static Event rest(Kind kind, long from, long to) {
        var interval = new Interval(
                FOUR.plusSeconds(from * 60),
                FOUR.plusSeconds(to * 60),
                Duration.ofMinutes(to - from),
                kind,
                Optional.empty(),
                Reason.REST,
                false);
        return Ledgers.event(new Fact.IntervalClosed(MEI, TUESDAY, interval), to);
    }

    private DayFacts day() throws StoreException {
        return store.days(MEI, TUESDAY, TUESDAY).getFirst();
    }

    @Test
    void sumsUpKindsAndCategories() throws StoreException {
        keep(
                Ledgers.used("krita", 0, 10),
                Ledgers.used("vlc", 10, 15),
                Ledgers.interval(Kind.GUARD_DOWN, Optional.empty(), 15, 18),
                Ledgers.interval(Kind.EXEMPT, Optional.of("gcompris-qt"), 18, 20));

        var day = day();

        assertThat(day.kinds())
                .isEqualTo(Map.of(
                        Kind.COUNTED,
                        Duration.ofMinutes(15),
                        Kind.GUARD_DOWN,
                        Duration.ofMinutes(3),
                        Kind.EXEMPT,
                        Duration.ofMinutes(2)));
        assertThat(day.exempt()).isEqualTo(Duration.ofMinutes(2));
        assertThat(day.byCategory())
                .isEqualTo(Map.of("create", Duration.ofMinutes(10), "video", Duration.ofMinutes(5)));
    }

    @Test
    void countsRestsThatWereTakenAndTimeThatWasUsedInstead() throws StoreException {
        keep(
                rest(Kind.FROZEN, 30, 35),
                rest(Kind.UNENFORCED, 65, 66),
                rest(Kind.FROZEN, 66, 70),
                Ledgers.interval(Kind.FROZEN, Optional.empty(), 100, 130));

        assertThat(day().rests()).isEqualTo(new DayFacts.Rests(2, Duration.ofMinutes(9), Duration.ofMinutes(1)));
    }

    @Test
    void tellsWhatWasAskedWithItsAnswer() throws StoreException {
        var asked = FOUR.plusSeconds(600);
        var again = FOUR.plusSeconds(1_200);
        keep(
                Ledgers.event(new Question.Requested(MEI, asked, Optional.of(Duration.ofMinutes(20)), "再画一会儿"), 10),
                Ledgers.event(new Question.Answered(MEI, asked, Optional.of(Duration.ofMinutes(10)), "好"), 12),
                Ledgers.event(new Question.Requested(MEI, again, Optional.empty(), ""), 20),
                Ledgers.event(
                        new Question.Answered(MEI, again, Optional.empty(), "先吃饭"),
                        24 * 60,
                        Optional.of(TUESDAY.plusDays(1))),
                Ledgers.event(
                        new Question.Requested(MEI, FOUR.plusSeconds(90_000), Optional.empty(), "later"),
                        25 * 60,
                        Optional.of(TUESDAY.plusDays(1))));

        assertThat(store.asked(MEI, TUESDAY, TUESDAY))
                .containsExactly(
                        new Asking(
                                new Question.Requested(MEI, asked, Optional.empty(), "").id(),
                                asked,
                                Optional.of(Duration.ofMinutes(20)),
                                "再画一会儿",
                                Optional.of(new Asking.Answer(
                                        FOUR.plusSeconds(720), "guard", Optional.of(Duration.ofMinutes(10)), "好"))),
                        new Asking(
                                new Question.Requested(MEI, again, Optional.empty(), "").id(),
                                again,
                                Optional.empty(),
                                "",
                                Optional.of(new Asking.Answer(
                                        FOUR.plusSeconds(86_400), "guard", Optional.empty(), "先吃饭"))));
        assertThat(day().asked()).isEqualTo(new DayFacts.Asked(2, 1));
    }

    @Test
    void tellsWhatParentsChangedAndTheReceipt() throws StoreException {
        keep(
                Ledgers.used("krita", 0, 40),
                Ledgers.granted(15, 40),
                Ledgers.event(new Fact.Corrected(MEI, TUESDAY, Duration.ofMinutes(7), "right"), 41));
        assertThat(day().receipt()).isEmpty();

        keep(Ledgers.event(new Fact.DayClosed(MEI, TUESDAY, new DayTotals(Map.of())), 50));

        assertThat(day().given()).isEqualTo(new DayFacts.Given(Duration.ofMinutes(15), Duration.ofMinutes(7)));
        assertThat(day().counted()).isEqualTo(Duration.ofMinutes(33));
        assertThat(day().receipt())
                .isEqualTo(store.account(MEI, TUESDAY).orElseThrow().receipt())
                .isPresent();
    }

    @Test
    void countsWhatHasNoNameAnyMore() throws StoreException {
        keep(
                Ledgers.event(new Fact.ProgramDenied(MEI, "/usr/bin/steam", "apps.default"), 1),
                Ledgers.event(new Fact.ProgramDenied(MEI, "/usr/bin/steam", "apps.default"), 2),
                Ledgers.event(new Fact.ProgramDenied(MEI, "", "apps.default"), 3));

        assertThat(day().programs()).isEqualTo(new Denials(OptionalInt.of(3), Map.of("/usr/bin/steam", 2)));
    }

    @Test
    void tellsTheFirstLookOfEachParentAtEachThing() throws StoreException {
        keep(
                look("root", Fact.Looked.At.WEEK, 5),
                look("mum", Fact.Looked.At.WEEK, 6),
                look("root", Fact.Looked.At.WEEK, 7),
                look("root", Fact.Looked.At.ACCOUNT, 8));

        assertThat(store.looks(MEI, TUESDAY))
                .containsExactly(
                        new Look(FOUR.plusSeconds(300), "parent:root", Fact.Looked.At.WEEK),
                        new Look(FOUR.plusSeconds(360), "parent:mum", Fact.Looked.At.WEEK),
                        new Look(FOUR.plusSeconds(480), "parent:root", Fact.Looked.At.ACCOUNT));
        assertThat(store.looks(MEI, TUESDAY.plusDays(1))).isEmpty();
    }

    private static Event look(String parent, Fact.Looked.At what, long minute) {
        return new Event(
                new Fact.Looked(MEI, what),
                new Actor.Parent(parent),
                Ledgers.reading(Duration.ofMinutes(minute)),
                1,
                Optional.of(TUESDAY),
                Ledgers.POLICY.version());
    }
}
