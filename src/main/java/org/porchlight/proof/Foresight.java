package org.porchlight.proof;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.account.Kind;

/// Looks ahead at a child that goes on using the PC: minute by minute, and to where what was given past the windows
/// ends.
/// PC.
final class Foresight {
    private static final long HORIZON = Duration.ofDays(7).toMillis();

    private Foresight() {}

    /// The amount that is used up first, or is already.
    ///
    /// @return nothing when the windows close before, or nothing closes
    static Optional<Page.Limit> closes(Ward ward, long calendar, HomeTime home) {
        var page = ward.page.copy();
        long at = calendar;
        while (at <= calendar + HORIZON && ward.isInside(at, home)) {
            var day = home.date(at);
            page.enterDay(day, false, () -> false);
            long step = Math.min(HomeTime.untilNextMinute(at), home.startAfter(home.day(at)) - at);
            step = Math.min(step, ward.givenChangesIn(at, home));
            var first = Page.Limit.MONTH;
            for (var limit : Page.Limit.ALL) {
                if (left(page, limit, at, home) < left(page, first, at, home)) {
                    first = limit;
                }
            }
            if (left(page, first, at, home) < step) {
                return Optional.of(first);
            }
            page.sheet(day).kinds.merge(Kind.COUNTED, step, Long::sum);
            at += step;
        }
        return Optional.empty();
    }

    private static long left(Page page, Page.Limit limit, long at, HomeTime home) {
        return Math.max(0, page.left(limit, home.date(at)));
    }
}
