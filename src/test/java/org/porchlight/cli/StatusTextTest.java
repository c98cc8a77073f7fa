package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.RestAhead;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.time.Confidence;
import org.porchlight.text.Language;

/// The status in words, on Tuesday 24 November 2026 at 20:00, in a zone where it is 20:00.
class StatusTextTest {
    private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");
    private static final RestAhead DUE =
            new RestAhead(Duration.ofMinutes(30), Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ZERO);

    private static ChildStatus status(Presented state, Reason reason, String until, Optional<Instant> next) {
        var tomorrow = new DayAhead(LocalDate.of(2026, 11, 25), false, OptionalLong.empty(), List.of());
        return StatusDraft.of(new ChildId("mei"), "Mei", tomorrow, draft -> {
            draft.age = OptionalInt.of(10);
            draft.state = state;
            draft.reason = reason;
            draft.rule = "time.rest";
            draft.remainingSeconds = OptionalLong.of(1800);
            draft.budgetSeconds = OptionalLong.of(3600);
            draft.until = Optional.of(Instant.parse(until));
            draft.next = next;
            draft.counting = true;
            draft.windowUntil = Optional.of(Instant.parse(until));
        });
    }

    /// In a break that is due.
    private static ChildStatus resting(String until, Instant next) {
        return StatusDraft.changed(
                status(Presented.REST, Reason.REST, until, Optional.of(next)), draft -> draft.rest = Optional.of(DUE));
    }

    private static String said(Language language, ChildStatus status) {
        var report = new StatusReport(NOW, Confidence.NTP, true, false, "Etc/UTC", List.of(status));
        return String.join("\n", StatusText.ofChildren(new Words(language), report));
    }

    @Test
    void aBreakThatIsDueIsNoEnd() {
        var resting = resting("2026-11-24T20:30:00Z", NOW.plusSeconds(600));

        assertThat(said(Language.EN, resting))
                .contains("a rest of 10 minutes, then on")
                .doesNotContain("opens", "until");
        assertThat(said(Language.ZH_CN, resting)).contains("歇 10 分钟，然后接着用").doesNotContain("开放 20", "到 20");
    }

    @Test
    void aBreakThatIsTakenReadsAsRest() {
        var due = resting("2026-11-24T20:30:00Z", NOW.plusSeconds(600));
        var begun = new RestAhead(DUE.after(), DUE.pause(), DUE.used(), Duration.ofSeconds(20));
        var taken = StatusDraft.changed(due, draft -> {
            draft.counting = false;
            draft.rest = Optional.of(begun);
        });

        assertThat(said(Language.EN, due)).contains("time for a break").doesNotContain("resting");
        assertThat(said(Language.EN, taken)).contains("resting").doesNotContain("time for a break");
        assertThat(said(Language.ZH_CN, taken)).contains("在休息");
    }

    /// After thirty minutes; the time of the day ends after sixty.
    @Test
    void aBreakThatComesFirstIsToldBeforeTheEnd() {
        var ahead =
                new RestAhead(Duration.ofMinutes(40), Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ZERO);
        var open = StatusDraft.changed(
                status(Presented.OPEN, Reason.DAY_BUDGET, "2026-11-24T20:30:00.400Z", Optional.empty()), draft -> {
                    draft.rest = Optional.of(ahead);
                    draft.remainingSeconds = OptionalLong.of(3600);
                });

        assertThat(said(Language.EN, open))
                .contains("rest at 20:30, ends 21:00 or later")
                .doesNotContain("until 20:30");
        assertThat(said(Language.ZH_CN, open))
                .contains("20:30 该歇一会儿，最早 21:00 用完")
                .doesNotContain("到 20:30");
    }

    @Test
    void aBreakThatComesFirstIsToldWhileNobodyIsThere() {
        var ahead =
                new RestAhead(Duration.ofMinutes(40), Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ZERO);
        var away = StatusDraft.changed(
                status(Presented.AWAY, Reason.DAY_BUDGET, "2026-11-24T20:30:00.400Z", Optional.empty()), draft -> {
                    draft.rest = Optional.of(ahead);
                    draft.remainingSeconds = OptionalLong.of(3600);
                });

        assertThat(said(Language.EN, away)).contains("nobody there", "rest at 20:30, ends 21:00 or later");
    }

    @Test
    void aBreakBehindTheEndOfTheWindowPromisesNothing() {
        var tomorrow = Instant.parse("2026-11-25T16:30:00Z");
        var resting = resting("2026-11-24T20:05:00Z", tomorrow);

        assertThat(said(Language.EN, resting)).contains("until 20:05").doesNotContain("then on");
    }

    @Test
    void anEndAtMidnightIsOfTheDayThatEnds() {
        var open = status(Presented.OPEN, Reason.WINDOW, "2026-11-25T00:00:00Z", Optional.empty());

        assertThat(said(Language.EN, open)).contains("until 24:00").doesNotContain("tomorrow");
        assertThat(said(Language.ZH_CN, open)).contains("到 24:00").doesNotContain("明天");
    }

    @Test
    void aDayThatGoesOnPastMidnightIsNotMoreThanItGives() {
        var tomorrow = new DayAhead(LocalDate.of(2026, 11, 25), false, OptionalLong.empty(), List.of());
        var open = StatusDraft.of(new ChildId("mei"), "Mei", tomorrow, mei -> {
            mei.remainingSeconds = OptionalLong.of(5 * 3600);
            mei.budgetSeconds = OptionalLong.of(3600);
            mei.grantedSeconds = 4 * 3600;
            mei.until = Optional.of(Instant.parse("2026-11-25T01:00:00Z"));
            mei.counting = true;
        });

        assertThat(said(Language.EN, open))
                .contains("240 of 300 minutes left", "It goes on past midnight", "until tomorrow 1:00")
                .doesNotContain("until today's time is used up");
        assertThat(said(Language.ZH_CN, open)).contains("还有 240 分钟，共 300 分钟", "过了零点", "到明天 1:00");
    }
}
