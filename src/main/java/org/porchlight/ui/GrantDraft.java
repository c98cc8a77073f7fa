package org.porchlight.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.report.ChildStatus;

/// What a parent is about to give, and what it would come to.
///
/// @param now the guard's time
/// @param midnight the end of today, which nothing outlives that a parent gives
/// @param beyondWindow whether it also opens past the window
public record GrantDraft(ChildStatus status, Instant now, Instant midnight, Duration amount, boolean beyondWindow) {
    private static final List<Duration> USUAL =
            Stream.of(5, 10, 15, 20, 30).map(Duration::ofMinutes).toList();
    private static final Duration FIRST = Duration.ofMinutes(15);

    /// The amounts that are offered, in order: the usual ones and what was asked for, and none beyond the most.
    ///
    /// @param most that can be given, in whole minutes, which is offered too; nothing for any amount
    static List<Duration> amounts(Optional<Duration> asked, Optional<Duration> most) {
        return Stream.of(USUAL.stream(), asked.stream(), most.stream())
                .flatMap(all -> all)
                .filter(amount ->
                        most.filter(left -> amount.compareTo(left) > 0).isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /// The amount that is chosen first.
    public static Duration first(Optional<Duration> asked) {
        return asked.orElse(FIRST);
    }

    /// As much as the child can use until the window closes, in whole minutes; nothing when the window is what ends its
    /// time, or it is closed.
    static Optional<Duration> untilClose(ChildStatus status, Instant now) {
        if (status.windowUntil().isEmpty() || status.remainingSeconds().isEmpty()) {
            return Optional.empty();
        }
        var open = Duration.between(now, status.windowUntil().get());
        var more = open.minusSeconds(status.remainingSeconds().getAsLong());
        return more.toMinutes() > 0 ? Optional.of(Duration.ofMinutes(more.toMinutes())) : Optional.empty();
    }

    /// When it closes then; nothing when it is closed, or does not close today.
    Optional<Instant> closes() {
        return status.windowUntil().map(at -> beyondWindow ? later(at) : at);
    }

    /// A window that goes on past midnight stays as it is.
    private Instant later(Instant end) {
        if (!end.isBefore(midnight)) {
            return end;
        }
        var until = end.plus(amount);
        return until.isBefore(midnight) ? until : midnight;
    }

    /// Whether the child can use all of it before the window closes.
    boolean fits() {
        return beyondWindow
                || status.windowUntil()
                        .map(at -> !now.plus(whole()).isAfter(at))
                        .orElse(isOpen());
    }

    /// How long the child can go on then of the day's own time; nothing when it cannot now.
    Optional<Duration> left() {
        if (addsNothing() && whole().isZero()) {
            return Optional.empty();
        }
        if (!isOpen()) {
            return beyondWindow ? Optional.of(whole()) : Optional.empty();
        }
        return closes().map(at -> Duration.between(now, at))
                .filter(open -> open.compareTo(whole()) < 0)
                .or(() -> Optional.of(whole()))
                .map(left -> left.minus(status.studyLeft(now)))
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    private Duration untilMidnight(Duration length) {
        var day = Duration.between(now, midnight);
        return length.compareTo(day) <= 0 ? length : day;
    }

    /// Whether it is open but for a budget that is used up.
    boolean isOpen() {
        return status.windowUntil().isPresent()
                || switch (status.state()) {
                    case OPEN, REST, AWAY -> true;
                    case CLOSED -> status.reason().isBudget();
                    case PAUSED -> false;
                };
    }

    /// What another day gives begins at midnight, and what is given ends there.
    private Duration whole() {
        var more = Duration.ofSeconds(status.remainingSeconds().orElse(0));
        return untilMidnight(addsNothing() ? more : amount.plus(more));
    }

    /// Whether the limit that the child set itself closes, now or as soon as the window is open.
    boolean ownLimitCloses() {
        return status.reason() == Reason.OWN_LIMIT
                || status.self()
                        .limit()
                        .filter(limit -> limit.length().toSeconds() <= status.spentSeconds())
                        .isPresent();
    }

    /// Whether another amount closes than that of the day, to which nothing is added.
    boolean addsNothing() {
        return ownLimitCloses() || status.reason() == Reason.WEEK_BUDGET || status.reason() == Reason.MONTH_BUDGET;
    }
}
