package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.LeftToday;
import org.porchlight.text.Say;

/// What a child is shown of the limit that it sets itself.
final class OwnLimitLook {
    private static final int STEP = (int) Wish.LimitItself.STEP.toMinutes();

    private OwnLimitLook() {}

    /// @param now when the status was said
    static MyDayLook.Own of(ChildStatus child, Instant now, ZoneId zone) {
        var set = child.self().limit();
        if (set.isPresent()) {
            return new MyDayLook.Own.Set(
                    (int) set.get().length().toMinutes(), set.get().until().isPresent());
        }
        // Nothing is offered that today has not got, though there may be days that have.
        long below = Stream.concat(child.self().below().stream(), LeftToday.of(child, now, zone).whole().stream())
                .mapToLong(Duration::toMinutes)
                .min()
                .orElse(Duration.ofDays(1).toMinutes() + STEP);
        int most = (int) ((below - 1) / STEP) * STEP;
        return most < STEP ? new MyDayLook.Own.NoRoom() : new MyDayLook.Own.None(most);
    }

    /// What of today is used, and when it opens tomorrow.
    static MyDayLook.Used used(ChildStatus child, Instant now, Say say) {
        var opens = Optional.of(child.tomorrow())
                .filter(day -> day.budgetSeconds().orElse(1) > 0)
                .flatMap(day -> day.windows().stream().findFirst())
                .map(window -> say.when(window.from(), now));
        return new MyDayLook.Used(Duration.ofSeconds(child.spentSeconds()), opens);
    }
}
