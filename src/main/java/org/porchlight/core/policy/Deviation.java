package org.porchlight.core.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A limit on time of which a family's own words say something else than its preset.
///
/// @param paths the lines that say it
/// @param back what its lines are to say so that the preset holds in this, and nothing else changes; nothing takes a
///     line out
/// @param days of a line for days; nothing for all days alike
/// @param preset nothing when the preset has no such limit
/// @param by how much wider or stricter; nothing when that is no number
/// @param until last day on which it plays a part; nothing when it has no end
public record Deviation(
        Subject subject,
        List<String> paths,
        Map<String, Optional<RuleValue>> back,
        Optional<DaySet> days,
        RuleValue mine,
        Optional<RuleValue> preset,
        Direction direction,
        Optional<Duration> by,
        Optional<LocalDate> until) {
    /// What is limited.
    public enum Subject {
        /// When all windows end.
        CLOSING,
        WINDOWS,
        GAMES,
        DAY,
        WEEK,
        MONTH,
        REST_AFTER,
        REST_PAUSE,
        CARRY_OVER
    }

    /// How it differs.
    public enum Direction {
        WIDER,
        STRICTER,
        /// Neither: open at other times.
        OTHER
    }

    public Deviation {
        paths = List.copyOf(paths);
        back = InOrder.copy(back);
    }
}
