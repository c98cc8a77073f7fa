package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.account.Kind;
import org.porchlight.port.StoreException;
import org.porchlight.proof.HistoryEvent.Doing;
import org.porchlight.store.SqliteStore;

/// The oracle itself is held to numbers that were worked out by hand.
class OracleTest extends OnOracle {
    @Test
    void countsUseUntilTheBudgetIsSpentAndFreezesThen() {
        var tale = Tale.from("2026-11-24T16:00+08:00")
                .use("2026-11-24T16:10+08:00")
                .end("2026-11-24T18:00+08:00");

        var day = day(tale, HOUR, "2026-11-24");

        assertThat(day.of(Kind.AWAY)).isEqualTo(minutes(10));
        assertThat(day.of(Kind.COUNTED)).isEqualTo(minutes(60));
        assertThat(day.of(Kind.FROZEN)).isEqualTo(minutes(50));
        assertThat(day.truth()).isEqualTo(minutes(60));
    }

    @Test
    void closesWithTheWindowAndKeepsTheRestForTheNextDay() {
        var tale = Tale.from("2026-11-24T19:30+08:00")
                .use("2026-11-24T19:40+08:00")
                .off("2026-11-24T20:30+08:00")
                .on("2026-11-25T08:00+08:00")
                .use("2026-11-25T08:00+08:00")
                .end("2026-11-25T12:00+08:00");

        assertThat(day(tale, HOUR + ", carry-over: 30m", "2026-11-24").spent()).isEqualTo(minutes(20));
        assertThat(day(tale, HOUR + ", carry-over: 30m", "2026-11-25").spent()).isEqualTo(minutes(90));
    }

    @Test
    void believesClaimsForAQuarterOfAnHourEachAndAnHourADay() {
        var tale = Tale.from("2026-11-24T09:00+08:00").does("2026-11-24T09:00+08:00", Doing.IDLE);
        for (int i = 0; i < 4; i++) {
            tale.use("2026-11-24T%02d:20+08:00".formatted(9 + i))
                    .does("2026-11-24T%02d:30+08:00".formatted(9 + i), Doing.LOCK);
        }

        var day = day(tale.end("2026-11-24T13:30+08:00"), "budget: {}", "2026-11-24");

        assertThat(day.of(Kind.IDLE)).isEqualTo(minutes(15));
        assertThat(day.of(Kind.LOCKED)).isEqualTo(minutes(45));
        assertThat(day.of(Kind.COUNTED)).isEqualTo(minutes(270 - 60));
    }

    @Test
    void countsWhatPlaysAsUse() {
        var tale = Tale.from("2026-11-24T09:00+08:00")
                .at("2026-11-24T09:00+08:00", new HistoryEvent.Media(Tale.MEI, true))
                .does("2026-11-24T09:00+08:00", Doing.IDLE)
                .end("2026-11-24T09:10+08:00");

        assertThat(day(tale, HOUR, "2026-11-24").of(Kind.COUNTED)).isEqualTo(minutes(10));
    }

    @Test
    void opensPastTheWindowByAGrantThatSaysSo() {
        var tale = Tale.from("2026-11-24T21:00+08:00")
                .use("2026-11-24T21:00+08:00")
                .at("2026-11-24T21:10+08:00", new HistoryEvent.Grant(Tale.MEI, minutes(15), true))
                .end("2026-11-24T22:00+08:00");

        assertThat(day(tale, HOUR, "2026-11-24").spent()).isEqualTo(minutes(15));
    }

    /// The window ends at 20:00, whatever the date was thought to be when the quarter of an hour was given.
    @ParameterizedTest
    @CsvSource(textBlock = """
            19:30, 19:29:40, 45
            19:30, 19:50,    45
            20:10, 19:30,    15
            """)
    void opensPastTheWindowAlsoWhenTheDateWasWrong(String on, String chip, long spent) {
        var at = "2026-11-24T" + on + "+08:00";
        var minute = at.replace("0+", "1+");
        var tale = Tale.from("2026-11-24T12:00+08:00")
                .off("2026-11-24T12:01+08:00")
                .on(at, "2026-11-24T" + chip + "+08:00")
                .use(at)
                .at(at, new HistoryEvent.Grant(Tale.MEI, minutes(15), true))
                .ntp(minute)
                .end("2026-11-24T21:00+08:00");

        assertThat(day(tale, HOUR, "2026-11-24").spent()).isEqualTo(minutes(spent));
    }

    @Test
    void standsStillInAPause() {
        var tale = Tale.from("2026-11-24T09:00+08:00")
                .use("2026-11-24T09:00+08:00")
                .at("2026-11-24T09:10+08:00", new HistoryEvent.Pause(Optional.empty(), Optional.of(minutes(20))))
                .at("2026-11-24T09:20+08:00", new HistoryEvent.Unpause(Optional.of(Tale.MEI)))
                .end("2026-11-24T09:30+08:00");

        assertThat(day(tale, HOUR, "2026-11-24").spent()).isEqualTo(minutes(20));
    }

    /// Ten minutes of a lesson, twenty of a pause over it, ten of it again, once it is closed five more.
    @Test
    void aPauseStopsAlsoWhatDoesNotCount() throws StoreException {
        var lesson = new HistoryEvent.Session(Tale.MEI, "", Doing.USE, Optional.of("/usr/bin/gcompris-qt"));
        var tale = Tale.from("2026-11-24T19:20+08:00")
                .at("2026-11-24T19:20+08:00", lesson)
                .at("2026-11-24T19:30+08:00", new HistoryEvent.Pause(Optional.empty(), Optional.of(minutes(20))))
                .end("2026-11-24T20:05+08:00");
        var free = "apps: {rules: [{match: {path: /usr/bin/gcompris-qt}, then: allow, counts: false}]}";
        var policy = Tale.document(Tale.yaml("Asia/Shanghai", HOUR).replace("time: {", free + ", time: {"));

        var day =
                Objects.requireNonNull(Oracle.judge(tale, policy).get(Tale.MEI)).getFirst();

        assertThat(day.of(Kind.EXEMPT)).isEqualTo(minutes(25));
        assertThat(day.of(Kind.FROZEN)).isEqualTo(minutes(20));
        try (var store = SqliteStore.inMemory()) {
            var ours = Replay.ours(tale, policy, store, false).children().getFirst();
            assertThat(ours.days().getFirst().kinds()).isEqualTo(day.kinds());
        }
    }
}
