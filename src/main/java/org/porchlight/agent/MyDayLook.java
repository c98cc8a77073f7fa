package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.Span;

/// What a child reads of its day.
///
/// @param state of the account
/// @param used what of today is used already
/// @param said what the child said is wrong in the last week, the latest first
/// @param events what happened today, the latest first; nothing while it is not known
/// @param cutOff whether all of it is as it was when the guard answered last
record MyDayLook(
        Head head,
        State state,
        Own own,
        Used used,
        Optional<List<Event>> events,
        List<Seen> looks,
        List<Said> said,
        Optional<String> receipt,
        boolean cutOff) {
    MyDayLook {
        looks = List.copyOf(looks);
        said = List.copyOf(said);
    }

    /// How things stand.
    ///
    /// @param left nothing when there is no limit
    /// @param total what the ring stands for; nothing when that is unknown
    record Head(
            ZoneId zone,
            LocalDate day,
            Optional<Duration> left,
            Optional<Duration> total,
            String heading,
            String line) {}

    /// Something that happened.
    record Event(String at, String sentence) {}

    /// Somebody looked at what is kept of the child.
    ///
    /// @param when and at what
    record Seen(String who, String when) {}

    /// A row that the child said is wrong.
    ///
    /// @param became what became of that: it waits, or a parent answered
    record Said(String row, String became) {}

    /// What of today is used already.
    ///
    /// @param tomorrow when it opens on the next day; nothing when it does not then, or nobody knows
    record Used(Duration length, Optional<String> tomorrow) {}

    /// The limit that the child sets itself.
    sealed interface Own {
        /// Nobody knows now whether there is one.
        record Unknown() implements Own {}

        /// There is nothing that could be less.
        record NoRoom() implements Own {}

        /// None is set.
        ///
        /// @param most whole minutes
        record None(int most) implements Own {}

        /// @param ends whether it is gone from tomorrow on
        record Set(int minutes, boolean ends) implements Own {}
    }

    sealed interface State {
        /// The guard has not answered yet.
        record Loading() implements State {}

        /// @param sentence what is the matter
        record Failed(String sentence) implements State {}

        /// @param lines newest first
        record Ready(Instant now, List<Span> windows, List<Interval> intervals, List<DayLine> lines) implements State {
            public Ready {
                windows = List.copyOf(windows);
                intervals = List.copyOf(intervals);
                lines = List.copyOf(lines);
            }
        }
    }
}
