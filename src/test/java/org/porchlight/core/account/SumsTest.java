package org.porchlight.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.decide.Reason;

class SumsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private static Interval interval(Kind kind, String title, long seconds) {
        return new Interval(
                NOON,
                NOON.plusSeconds(seconds),
                Duration.ofSeconds(seconds),
                kind,
                Optional.of(title).filter(named -> !named.isEmpty()),
                Reason.WINDOW,
                false,
                Optional.of("apps.games"),
                Optional.empty());
    }

    @Test
    void countsSpentTimeByProgram() {
        var sums = Sums.of(List.of(
                interval(Kind.COUNTED, "Krita", 60),
                interval(Kind.UNENFORCED, "Krita", 30),
                interval(Kind.COUNTED, "", 5),
                interval(Kind.EXEMPT, "GCompris", 600),
                interval(Kind.COUNTED, "Nothing", 0)));

        assertThat(sums.titles()).isEqualTo(Map.of("Krita", Duration.ofSeconds(90), "", Duration.ofSeconds(5)));
        assertThat(sums.groups()).isEqualTo(Map.of("apps.games", Duration.ofSeconds(95)));
        assertThat(sums.kinds()).doesNotContainKey(Kind.AWAY).containsEntry(Kind.EXEMPT, Duration.ofMinutes(10));
    }

    @Test
    void isTheSameAddedOneByOne() {
        var intervals = List.of(
                interval(Kind.COUNTED, "Krita", 60), interval(Kind.AWAY, "", 9), interval(Kind.COUNTED, "VLC", 7));
        var sums = Sums.NONE;
        for (var interval : intervals) {
            sums = sums.plus(interval);
        }

        assertThat(sums).isEqualTo(Sums.of(intervals));
    }

    @Test
    void keepsTheLongestFortyPrograms() {
        var intervals = new ArrayList<Interval>();
        for (int i = 1; i <= 100; i++) {
            intervals.add(interval(Kind.COUNTED, "program " + i, i));
        }
        intervals.add(interval(Kind.COUNTED, "", 1));

        var brief = Sums.of(intervals).brief();

        assertThat(brief.titles()).hasSize(40).containsEntry("", Duration.ofSeconds(61L * 62 / 2 + 1));
        assertThat(brief.titles()).containsKey("program 62").doesNotContainKey("program 61");
        assertThat(brief.brief()).isEqualTo(brief);
        assertThat(brief.titles().values().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(brief.spent());
    }

    @Test
    void aClosingOfAnOlderProgramStillTellsTheDay() {
        var sums = Sums.of(List.of(interval(Kind.COUNTED, "Krita", 60)));
        var totals = DayTotals.of(sums, title -> Optional.of("create").filter(_ -> title.equals("Krita")));

        assertThat(totals.categories()).isEqualTo(Map.of("create", Duration.ofSeconds(60)));
        assertThat(new DayTotals(sums.kinds()).tell(totals)).isTrue();
        assertThat(DayTotals.of(sums, _ -> Optional.empty()).tell(totals)).isTrue();
        assertThat(new DayTotals(sums.kinds(), Map.of("VLC", Duration.ofSeconds(60)), Map.of()).tell(totals))
                .isFalse();
        assertThat(new DayTotals(Map.of()).tell(totals)).isFalse();
    }
}
