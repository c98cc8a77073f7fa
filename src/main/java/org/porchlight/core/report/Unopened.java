package org.porchlight.core.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ChildId;

/// Time that a parent gave and that opens nothing.
///
/// @param beyondWindow whether it was to open past the window
/// @param reason what keeps it closed
/// @param day on which it was given
public record Unopened(ChildId child, boolean beyondWindow, Reason reason, LocalDate day) {
    /// Nothing when the child can use it, and for a child that is not told of.
    ///
    /// @param after how things stand after it was given
    public static Optional<Unopened> of(StatusReport after, ChildId child, boolean beyondWindow) {
        return after.only(child).children().stream()
                .filter(status -> opensNothing(status, beyondWindow))
                .map(status -> new Unopened(child, beyondWindow, status.reason(), day(after)))
                .findFirst();
    }

    private static boolean opensNothing(ChildStatus child, boolean beyondWindow) {
        return switch (child.state()) {
            case PAUSED -> true;
            case CLOSED -> child.reason() != Reason.OUTSIDE_WINDOW || !beyondWindow;
            case OPEN, REST, AWAY -> child.reason() == Reason.OWN_LIMIT;
        };
    }

    /// Whether it is still for the same reason: what closes later closes what was open meanwhile.
    public boolean isStill(StatusReport now) {
        return of(now, child, beyondWindow).filter(this::equals).isPresent();
    }

    private static LocalDate day(StatusReport report) {
        return report.time().atZone(ZoneId.of(report.zone())).toLocalDate();
    }
}
