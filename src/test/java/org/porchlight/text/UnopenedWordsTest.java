package org.porchlight.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.time.Confidence;

/// Why time that was given opens nothing.
class UnopenedWordsTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

    private static Optional<String> said(Presented state, Reason reason, Optional<Instant> until, boolean beyond) {
        return said(UnopenedWords.Where.COMMAND_LINE, state, reason, until, beyond);
    }

    private static Optional<String> said(
            UnopenedWords.Where where, Presented state, Reason reason, Optional<Instant> until, boolean beyond) {
        var tomorrow = new DayAhead(LocalDate.of(2026, 11, 25), false, OptionalLong.empty(), List.of());
        var child = StatusDraft.of(MEI, "Mei", tomorrow, mei -> {
            mei.state = state;
            mei.reason = reason;
            mei.spentSeconds = 600;
            mei.remainingSeconds = OptionalLong.of(0);
            mei.budgetSeconds = OptionalLong.of(3600);
            mei.grantedSeconds = 900;
            mei.until = until;
            mei.self = new SelfSet(Optional.of(new OwnLimit(Duration.ofMinutes(5))), Optional.empty());
        });
        var report = new StatusReport(NOW, Confidence.NTP, true, false, "Etc/UTC", List.of(child));
        return new UnopenedWords(where, Language.EN, new Say(Language.EN, ZoneId.of("Etc/UTC")), report, beyond)
                .of(MEI);
    }

    @Test
    void theChildsOwnLimitIsNamedWithHowItIsTakenOff() {
        assertThat(said(Presented.CLOSED, Reason.OWN_LIMIT, Optional.empty(), true))
                .contains("The child's own limit, 5 minutes a day, is reached and still holds, so nothing opens."
                        + " To take it off: \"Lift\" on the Time page, or porchlight child own-limit mei off");
        assertThat(said(Presented.OPEN, Reason.OWN_LIMIT, Optional.empty(), false))
                .hasValueSatisfying(line -> assertThat(line).contains("ends first", "child own-limit mei off"));
    }

    @Test
    void aPauseIsNamedWithItsEnd() {
        assertThat(said(Presented.PAUSED, Reason.PAUSE, Optional.of(NOW.plusSeconds(480)), false))
                .contains(
                        "The pause holds until 20:08, so nothing opens before. To end it now: porchlight unpause mei");
    }

    /// Whoever reads it in a window types no command.
    @Test
    void aWindowNamesNoCommand() {
        assertThat(said(UnopenedWords.Where.WINDOW, Presented.CLOSED, Reason.OUTSIDE_WINDOW, Optional.empty(), false))
                .contains("It is outside the opening times, so nothing opens now."
                        + " To open it, give it again with \"Also past the closing time\".");
        assertThat(said(UnopenedWords.Where.WINDOW, Presented.PAUSED, Reason.PAUSE, Optional.empty(), false))
                .contains("A parent paused the PC, so nothing opens now. \"Go on\" on the page Today ends the pause.");
    }

    @Test
    void anotherAmountIsNamed() {
        assertThat(said(Presented.CLOSED, Reason.WEEK_BUDGET, Optional.empty(), false))
                .contains("This week's time is used up. So nothing opens now.");
    }

    @Test
    void otherwiseItIsSaidHowFarTheChildGets() {
        var end = NOW.plusSeconds(2700);

        assertThat(reach(OptionalLong.of(1320), Optional.of(end)))
                .contains("Mei has 22 minutes left in all now, until 20:45 at the latest.");
        assertThat(reach(OptionalLong.of(2700), Optional.of(end))).contains("Mei can go on until 20:45 now.");
        assertThat(reach(OptionalLong.of(1320), Optional.empty())).contains("Mei has 22 minutes left in all today.");
        assertThat(reach(OptionalLong.empty(), Optional.of(end))).contains("Mei can go on until 20:45 now.");
        assertThat(reach(OptionalLong.empty(), Optional.empty())).isEmpty();
        // Used past midnight, of the next day's time too.
        assertThat(reach(OptionalLong.of(5 * 3600), Optional.empty()))
                .contains("Mei can go on until tomorrow 1:00 now.");
    }

    private static Optional<String> reach(OptionalLong left, Optional<Instant> windowUntil) {
        var tomorrow = new DayAhead(LocalDate.of(2026, 11, 25), false, OptionalLong.empty(), List.of());
        var child = StatusDraft.of(MEI, "Mei", tomorrow, mei -> {
            mei.state = Presented.OPEN;
            mei.reason = Reason.DAY_BUDGET;
            mei.remainingSeconds = left;
            mei.windowUntil = windowUntil;
        });
        var report = new StatusReport(NOW, Confidence.NTP, true, false, "Etc/UTC", List.of(child));
        var say = new Say(Language.EN, ZoneId.of("Etc/UTC"));
        return new UnopenedWords(UnopenedWords.Where.WINDOW, Language.EN, say, report, true).orReach(MEI);
    }

    @Test
    void whatOpensIsNotTalkedAbout() {
        assertThat(said(Presented.OPEN, Reason.DAY_BUDGET, Optional.empty(), false))
                .isEmpty();
        assertThat(said(Presented.CLOSED, Reason.OUTSIDE_WINDOW, Optional.empty(), true))
                .isEmpty();
    }
}
