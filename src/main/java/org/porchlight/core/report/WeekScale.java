package org.porchlight.core.report;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The upright scale of a picture of days, in minutes: the smallest of a few steps at which everything fits.
///
/// @param step distance of its lines, in minutes
public record WeekScale(int step) {
    /// How many lines lie above the one at nothing.
    public static final int LINES = 4;

    /// The last one makes a whole day.
    private static final int[] STEPS = {1, 5, 15, 30, 45, 60, 90, 120, 180, 240, 360};

    /// The scale at which `days` fit, with what counted, what did not, and their limits.
    public static WeekScale of(List<DayFacts> days) {
        var most = days.stream()
                .flatMap(day -> Stream.concat(Stream.of(day.counted(), day.exempt()), day.limit().stream()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        for (int step : STEPS) {
            if (most.compareTo(Duration.ofMinutes((long) step * LINES)) <= 0) {
                return new WeekScale(step);
            }
        }
        return new WeekScale(STEPS[STEPS.length - 1]);
    }

    /// Where a length lies, in whole pixels.
    ///
    /// @param height of the whole scale
    public int pixels(Duration length, double height) {
        return (int) Math.round(height * (length.toMillis() / 60_000.0) / (step * LINES));
    }

    /// Where the figure of a day stands: just above the bar, or above the line of its limit where that would go through
    /// the figure.
    ///
    /// @param label height of the figure with its margins
    public int labelBottom(DayFacts day, double height, int label) {
        int top = pixels(day.counted(), height);
        int limit = day.limit().map(length -> pixels(length, height)).orElse(-1);
        return limit >= top && limit < top + label ? limit : top;
    }
}
