package org.porchlight.core.report;

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

/// What people are told to be left of today, at 21:57 in Shanghai.
class LeftTodayTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-29T21:57:00+08:00");

    private static ChildStatus status(long spent, OptionalLong left, OptionalLong budget, long given) {
        var tomorrow = new DayAhead(LocalDate.of(2026, 11, 30), false, budget, List.of());
        return StatusDraft.of(new ChildId("mei"), "Mei", tomorrow, mei -> {
            mei.spentSeconds = spent * 60;
            mei.remainingSeconds = left;
            mei.budgetSeconds = budget;
            mei.grantedSeconds = given * 60;
            mei.counting = true;
        });
    }

    private static LeftToday today(long spent, long left, long budget, long given) {
        return LeftToday.of(
                status(spent, OptionalLong.of(left * 60), OptionalLong.of(budget * 60), given), NOW, SHANGHAI);
    }

    private static Optional<Duration> minutes(long minutes) {
        return Optional.of(Duration.ofMinutes(minutes));
    }

    @Test
    void midnightEndsWhatIsLeftOfADay() {
        assertThat(today(0, 183, 60, 75)).isEqualTo(new LeftToday(minutes(123), minutes(135), true));
    }

    @Test
    void whatEndsBeforeIsAllThatIsLeft() {
        assertThat(today(38, 22, 60, 0)).isEqualTo(new LeftToday(minutes(22), minutes(60), false));
        assertThat(today(0, 123, 60, 75)).isEqualTo(new LeftToday(minutes(123), minutes(135), false));
    }

    /// Also where less of it is left than came over, as past the window.
    @Test
    void whatCameOverIsPartOfTheDay() {
        var brought = StatusDraft.changed(
                status(20, OptionalLong.of(10 * 60), OptionalLong.of(3600), 15),
                mei -> mei.wholeSeconds = OptionalLong.of(90 * 60));

        assertThat(LeftToday.of(brought, NOW, SHANGHAI)).isEqualTo(new LeftToday(minutes(10), minutes(90), false));
    }

    @Test
    void theChildsOwnLimitIsTheWhole() {
        var own = StatusDraft.changed(
                status(10, OptionalLong.of(0), OptionalLong.of(3600), 0),
                mei -> mei.self = new SelfSet(Optional.of(new OwnLimit(Duration.ofMinutes(5))), Optional.empty()));
        assertThat(LeftToday.of(own, NOW, SHANGHAI)).isEqualTo(new LeftToday(minutes(0), minutes(5), false));
    }

    /// Outside its windows, 20 minutes of 60 used.
    private static ChildStatus outside(Span... windows) {
        return StatusDraft.changed(status(20, OptionalLong.of(0), OptionalLong.of(3600), 15), mei -> {
            mei.state = ChildStatus.Presented.CLOSED;
            mei.reason = Reason.OUTSIDE_WINDOW;
            mei.windows = List.of(windows);
        });
    }

    private static Span inMinutes(long from, long to) {
        return new Span(NOW.plusSeconds(from * 60), NOW.plusSeconds(to * 60));
    }

    @Test
    void whatCanBeUsedInLaterWindowsIsLeftWhileItIsClosed() {
        assertThat(LeftToday.withLater(outside(inMinutes(-90, -30), inMinutes(20, 110)), NOW, SHANGHAI))
                .isEqualTo(new LeftToday(minutes(55), minutes(75), false));
        assertThat(LeftToday.withLater(outside(inMinutes(20, 50)), NOW, SHANGHAI))
                .isEqualTo(new LeftToday(minutes(30), minutes(75), false));
    }

    @Test
    void nothingIsLeftOfADayThatIsClosed() {
        for (var closed : List.of(outside(), outside(inMinutes(-90, -30)))) {
            assertThat(LeftToday.withLater(closed, NOW, SHANGHAI))
                    .isEqualTo(new LeftToday(minutes(0), minutes(75), false));
            assertThat(LeftToday.isOver(closed, NOW)).isTrue();
        }
        assertThat(LeftToday.isOver(outside(inMinutes(20, 50)), NOW)).isFalse();
    }

    @Test
    void whoeverIsInAWindowHasWhatIsLeftOfIt() {
        var open = status(38, OptionalLong.of(22 * 60), OptionalLong.of(3600), 0);

        assertThat(LeftToday.withLater(open, NOW, SHANGHAI)).isEqualTo(LeftToday.of(open, NOW, SHANGHAI));
    }

    @Test
    void withoutALimitNothingIsSaid() {
        assertThat(LeftToday.of(status(0, OptionalLong.empty(), OptionalLong.empty(), 0), NOW, SHANGHAI))
                .isEqualTo(new LeftToday(Optional.empty(), Optional.empty(), false));
    }
}
