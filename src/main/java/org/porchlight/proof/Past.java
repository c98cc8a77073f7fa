package org.porchlight.proof;

import java.time.LocalDate;
import java.util.TreeMap;

/// Which days are over in the course of a history, as a perfect guard sees them. True time since the beginning, in
/// milliseconds.
final class Past {
    private final TreeMap<Long, LocalDate> days = new TreeMap<>();
    private long reopened = Long.MIN_VALUE;

    private Past() {}

    static Past of(Trial trial) {
        var past = new Past();
        Oracle.judge(trial.history(), trial.policy(), Oracle.Pace.CHANGE, past.watch());
        return past;
    }

    private Watch watch() {
        return new Watch() {
            @Override
            public void isDay(long at, LocalDate today) {
                if (days.isEmpty() || !days.lastEntry().getValue().equals(today)) {
                    days.put(at, today);
                }
            }

            @Override
            public void reopened(long at) {
                reopened = at;
            }
        };
    }

    /// The day that it is at a moment.
    LocalDate today(long at) {
        var day = days.floorEntry(at);
        return day == null ? LocalDate.MIN : day.getValue();
    }

    /// Whether a day is over at a moment, and none that is will ever be anything else again.
    boolean isFinalAt(long at) {
        return at > reopened
                && !days.isEmpty()
                && today(at).isAfter(days.firstEntry().getValue());
    }
}
