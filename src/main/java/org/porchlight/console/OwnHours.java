package org.porchlight.console;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.OpenMinutes;
import org.porchlight.core.policy.TimeWindow;

/// The windows of a day as they are changed one by one.
record OwnHours(List<Span> spans) {
    /// Where nobody says when the days are open.
    private static final OwnHours FIRST = new OwnHours(List.of(new Span(9 * 60, 20 * 60)));

    private static final int HOUR = 60;

    OwnHours {
        spans = List.copyOf(spans);
    }

    /// One window, in minutes from the midnight at which the day begins.
    ///
    /// @param from 0 to 1439
    /// @param to after `from`; beyond 1440 it is on the next day
    record Span(int from, int to) {
        static Span of(TimeWindow window) {
            int from = window.start().toSecondOfDay() / 60;
            int to = window.end().toSecondOfDay() / 60;
            return new Span(from, to <= from ? to + OpenMinutes.DAY : to);
        }

        /// The earliest that it can begin while its end stays: a window holds less than a day, but for the whole day.
        int earliest() {
            return to <= OpenMinutes.DAY ? 0 : to - OpenMinutes.DAY + 1;
        }

        int latest() {
            return Math.min(OpenMinutes.DAY, to) - 1;
        }

        /// The latest that it can end while its beginning stays.
        int longest() {
            return from == 0 ? OpenMinutes.DAY : from + OpenMinutes.DAY - 1;
        }

        TimeWindow window() {
            return new TimeWindow(clock(from), clock(to));
        }
    }

    static OwnHours of(List<TimeWindow> windows) {
        return new OwnHours(windows.stream().map(Span::of).toList());
    }

    /// What is there to be changed first: the usual windows, where there are some.
    static OwnHours from(Optional<List<TimeWindow>> usual) {
        return usual.filter(windows -> !windows.isEmpty()).map(OwnHours::of).orElse(FIRST);
    }

    List<TimeWindow> windows() {
        return spans.stream().map(Span::window).toList();
    }

    OwnHours with(int at, Span other) {
        var changed = new ArrayList<>(spans);
        changed.set(at, other);
        return new OwnHours(changed);
    }

    OwnHours without(int at) {
        var left = new ArrayList<>(spans);
        left.remove(at);
        return new OwnHours(left);
    }

    /// With another hour, an hour after the others or before them; nothing where neither has room.
    Optional<OwnHours> more() {
        int last = spans.stream().mapToInt(Span::to).max().orElse(0);
        int first = spans.stream().mapToInt(Span::from).min().orElse(OpenMinutes.DAY);
        var more = new ArrayList<>(spans);
        if (last + 2 * HOUR <= OpenMinutes.DAY) {
            more.add(new Span(last + HOUR, last + 2 * HOUR));
        } else if (first >= 2 * HOUR) {
            more.add(new Span(first - 2 * HOUR, first - HOUR));
        } else {
            return Optional.empty();
        }
        more.sort(Comparator.comparingInt(Span::from));
        return Optional.of(new OwnHours(more));
    }

    /// The time of a minute, on whichever day.
    static LocalTime clock(int minute) {
        return LocalTime.ofSecondOfDay(minute % OpenMinutes.DAY * 60L);
    }

    /// A time as it is typed: `9`, `930`, `0030`, `24`.
    ///
    /// @return minutes, at most 1440; -1 when it is no time
    static int read(String digits) {
        boolean isHours = digits.length() <= 2;
        int written = Integer.parseInt(digits);
        int hours = isHours ? written : written / 100;
        int minutes = isHours ? 0 : written % 100;
        int read = hours * HOUR + minutes;
        return minutes < HOUR && read <= OpenMinutes.DAY ? read : -1;
    }

    /// The end of a window as it is typed; one that is not after its beginning is on the next day.
    static int readEnd(int from, String digits) {
        int read = read(digits);
        return read >= 0 && read <= from ? read + OpenMinutes.DAY : read;
    }
}
