package org.porchlight.core.policy;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The minutes that windows of one day hold: 0 to 1439 are the day's own, 1440 to 2879 the next day's, which a window
/// that crosses midnight reaches.
public final class OpenMinutes {
    /// The minutes of a day.
    public static final int DAY = 24 * 60;

    private static final List<TimeWindow> ALL_DAY = List.of(new TimeWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));

    private final BitSet open;

    private OpenMinutes(BitSet open) {
        this.open = open;
    }

    public static OpenMinutes of(List<TimeWindow> windows) {
        var open = new BitSet();
        for (var window : windows) {
            int from = minute(window.start());
            int to = minute(window.end());
            open.set(from, to <= from ? to + DAY : to);
        }
        return new OpenMinutes(open);
    }

    /// A day of which no windows are said.
    public static OpenMinutes allDay() {
        return of(ALL_DAY);
    }

    private static int minute(LocalTime at) {
        return at.toSecondOfDay() / 60;
    }

    /// Whether all of the minutes from `from` to before `to` are open.
    public boolean holds(int from, int to) {
        return open.nextClearBit(from) >= to;
    }

    /// Whether any of the minutes from `from` to before `to` is open.
    public boolean touches(int from, int to) {
        int next = open.nextSetBit(from);
        return next >= 0 && next < to;
    }

    /// The same with the minutes from `from` to before `to` open or closed.
    public OpenMinutes with(int from, int to, boolean isOpen) {
        var changed = (BitSet) open.clone();
        changed.set(from, to, isOpen);
        // What a window reached past midnight hangs on the day's last minute.
        if (!changed.get(DAY - 1)) {
            changed.clear(DAY, 2 * DAY);
        }
        return new OpenMinutes(changed);
    }

    public boolean isWithin(OpenMinutes other) {
        var more = (BitSet) open.clone();
        more.andNot(other.open);
        return more.isEmpty();
    }

    /// How many there are.
    public int count() {
        return open.cardinality();
    }

    /// As few windows as there can be.
    public List<TimeWindow> windows() {
        var windows = new ArrayList<TimeWindow>();
        int from = open.nextSetBit(0);
        while (from >= 0) {
            int to = open.nextClearBit(from);
            if (to > DAY && to - from >= DAY) {
                // One window holds less than a whole day once it crosses midnight.
                windows.add(window(from, DAY));
                windows.add(window(DAY - 1, to));
            } else {
                windows.add(window(from, to));
            }
            from = open.nextSetBit(to);
        }
        return windows;
    }

    private static TimeWindow window(int from, int to) {
        return new TimeWindow(LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(to % DAY * 60L));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpenMinutes minutes && open.equals(minutes.open);
    }

    @Override
    public int hashCode() {
        return open.hashCode();
    }

    @Override
    public String toString() {
        return windows().toString();
    }
}
