package org.porchlight.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What parents give and take on one day.
class GrantsAndPausesTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final TimeFacts NOTHING = TimeFacts.on(TUESDAY);

    @Test
    void addsAGrantToTheDay() {
        var facts = granting(Duration.ofMinutes(15)).spending(Duration.ofMinutes(60));

        var verdict = TimeDeciderTest.EXAMPLE.at("2026-11-24T18:00", facts);

        assertThat(verdict.remaining()).contains(Duration.ofMinutes(15));
        assertThat(verdict.reason()).isEqualTo(Reason.DAY_BUDGET);
    }

    @Test
    void keepsAWindowClosedWhateverIsGranted() {
        var facts = granting(Duration.ofHours(5));

        assertThat(TimeDeciderTest.EXAMPLE.at("2026-11-24T20:30", facts).reason())
                .isEqualTo(Reason.OUTSIDE_WINDOW);
    }

    @Test
    void doesNotCarryAGrantIntoTheNextDay() {
        var facts = granting(Duration.ofHours(2));

        assertThat(TimeDeciderTest.EXAMPLE.at("2026-11-25T16:30", facts).remaining())
                .contains(Duration.ofMinutes(60));
    }

    @Test
    void opensPastTheWindowWhereAGrantSaysSo() {
        var facts = granting(Duration.ofMinutes(15)).opening(stretch("2026-11-24T20:30", "2026-11-24T20:45"));

        var before = TimeDeciderTest.EXAMPLE.at("2026-11-24T20:20", facts);
        var after = TimeDeciderTest.EXAMPLE.at("2026-11-24T20:40", facts);

        assertThat(before.remaining()).contains(Duration.ofMinutes(25));
        assertThat(after.state()).isEqualTo(TimeState.OPEN);
        assertThat(after.reason()).isEqualTo(Reason.GRANT);
        assertThat(after.rule().path()).isEqualTo("grant");
        assertThat(after.until()).contains(TimeDeciderTest.EXAMPLE.instant("2026-11-24T20:45"));
        assertThat(TimeDeciderTest.EXAMPLE.at("2026-11-24T20:45", facts).state())
                .isEqualTo(TimeState.CLOSED);
    }

    @Test
    void isClosedPastTheWindowWhenTheBudgetIsUsedUp() {
        var facts =
                NOTHING.opening(stretch("2026-11-24T20:30", "2026-11-24T20:45")).spending(Duration.ofMinutes(60));

        assertThat(TimeDeciderTest.EXAMPLE.at("2026-11-24T20:40", facts).reason())
                .isEqualTo(Reason.DAY_BUDGET);
    }

    @Test
    void namesTheOpeningThatAGrantGives() {
        var facts = granting(Duration.ofMinutes(10)).opening(stretch("2026-11-24T21:00", "2026-11-24T21:10"));

        assertThat(TimeDeciderTest.EXAMPLE.at("2026-11-24T20:50", facts).next())
                .contains(TimeDeciderTest.EXAMPLE.instant("2026-11-24T21:00"));
    }

    @Test
    void putsAPauseBeforeEverything() {
        var pause = new TimeFacts.Pause(
                TimeDeciderTest.EXAMPLE.instant("2026-11-24T17:00"),
                TimeDeciderTest.EXAMPLE.instant("2026-11-24T17:30"));
        var facts = NOTHING.pausing(Optional.of(pause));

        var verdict = TimeDeciderTest.EXAMPLE.at("2026-11-24T17:00", facts);

        assertThat(verdict.state()).isEqualTo(TimeState.PAUSED);
        assertThat(verdict.reason()).isEqualTo(Reason.PAUSE);
        assertThat(verdict.rule().path()).isEqualTo("pause");
        assertThat(verdict.until()).contains(pause.until());
        assertThat(verdict.next()).contains(pause.until());
        assertThat(verdict.remaining()).contains(Duration.ZERO);
        assertThat(TimeDeciderTest.EXAMPLE.at("2026-11-24T17:30", facts).state())
                .isEqualTo(TimeState.OPEN);
    }

    @Test
    void opensAfterAPauseOnlyWhereAWindowIs() {
        var pause = new TimeFacts.Pause(
                TimeDeciderTest.EXAMPLE.instant("2026-11-24T20:00"),
                TimeDeciderTest.EXAMPLE.instant("2026-11-24T21:00"));

        var verdict = TimeDeciderTest.EXAMPLE.at("2026-11-24T20:10", NOTHING.pausing(Optional.of(pause)));

        assertThat(verdict.next()).contains(TimeDeciderTest.EXAMPLE.instant("2026-11-25T16:30"));
    }

    private static TimeFacts granting(Duration amount) {
        return TimeFacts.of(Standing.of(TUESDAY).granting(amount));
    }

    private static TimeFacts.Beyond stretch(String from, String until) {
        return new TimeFacts.Beyond(TimeDeciderTest.EXAMPLE.instant(from), TimeDeciderTest.EXAMPLE.instant(until));
    }
}
