package org.porchlight.proof;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.porchlight.core.policy.TimeWindow;

/// The minutes of each date that lie in a window, by POLICY's definition: an instant is inside when its local time is.
final class OpenMinutes {
    private static final int MINUTES = 24 * 60;

    private final Function<LocalDate, Optional<List<TimeWindow>>> windows;
    private final Map<Long, BitSet> open = new HashMap<>();

    /// @param windows those that start on a day; nothing when it is open all day
    OpenMinutes(Function<LocalDate, Optional<List<TimeWindow>>> windows) {
        this.windows = windows;
    }

    boolean contains(long calendar, HomeTime home) {
        return on(calendar, home).get(home.minute(calendar));
    }

    /// How long it is until a window begins or ends; another day and changes of the clock apart.
    long changesIn(long calendar, HomeTime home) {
        var minutes = on(calendar, home);
        int now = home.minute(calendar);
        int next = minutes.get(now) ? minutes.nextClearBit(now) : minutes.nextSetBit(now);
        return next < 0 ? Long.MAX_VALUE : HomeTime.untilMinute(calendar, next - now);
    }

    private BitSet on(long calendar, HomeTime home) {
        return open.computeIfAbsent(home.shownDay(calendar), this::minutes);
    }

    private BitSet minutes(long shownDay) {
        var day = LocalDate.ofEpochDay(shownDay);
        var minutes = new BitSet(MINUTES);
        for (var window : windows.apply(day.minusDays(1)).orElse(List.of())) {
            if (crosses(window)) {
                minutes.set(0, minute(window.end()));
            }
        }
        var today = windows.apply(day);
        if (today.isEmpty()) {
            minutes.set(0, MINUTES);
            return minutes;
        }
        for (var window : today.get()) {
            boolean toMidnight = crosses(window) || window.end().equals(LocalTime.MIDNIGHT);
            minutes.set(minute(window.start()), toMidnight ? MINUTES : minute(window.end()));
        }
        return minutes;
    }

    private static boolean crosses(TimeWindow window) {
        return !window.end().equals(LocalTime.MIDNIGHT) && window.end().isBefore(window.start());
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }
}
