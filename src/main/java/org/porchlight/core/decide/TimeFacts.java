package org.porchlight.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that has happened and bears on a child's time, as of one local day. What is not said is nothing.
///
/// @param standing of that day; later days are derived from it, earlier ones are not known
/// @param beyond times that parents opened past the windows
/// @param pause the last pause, unless it was ended; it may be over
/// @param coming how the days after that day will open
/// @param study the last time of study, unless it was ended before its time; it may be over
public record TimeFacts(
        Standing standing,
        List<Beyond> beyond,
        Optional<Pause> pause,
        Sitting sitting,
        Coming coming,
        Optional<Study> study) {
    /// A time past the windows; `from` is inside, `until` is not.
    ///
    /// @param begins what it takes to begin
    public record Beyond(Instant from, Instant until, Begins begins) {
        /// What a time past the windows takes to begin.
        public enum Begins {
            /// Nothing: it is open whatever the windows say.
            BY_ITSELF,
            /// It only keeps open what was open until then.
            AT_AN_END,
            /// It begins where the time ends that is open at `from`, or there where that is closed, and lasts as long
            /// as from there to `until`, on the day of `from`.
            WHERE_IT_CLOSES
        }

        /// A time that is open whatever the windows say.
        public Beyond(Instant from, Instant until) {
            this(from, until, Begins.BY_ITSELF);
        }
    }

    /// A time that is closed whatever else holds; `from` is inside, `until` is not.
    public record Pause(Instant from, Instant until) {
        /// Whether it holds at an instant.
        public boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /// A time in which the study list is open whatever the windows say, and nothing else is; `from` is inside, `until`
    /// is not.
    public record Study(Instant from, Instant until) {
        /// Whether it holds at an instant.
        public boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }

        public Duration length() {
            return Duration.between(from, until);
        }
    }

    public TimeFacts {
        beyond = List.copyOf(beyond);
    }

    /// Facts without a study.
    public TimeFacts(Standing standing, List<Beyond> beyond, Optional<Pause> pause, Sitting sitting, Coming coming) {
        this(standing, beyond, pause, sitting, coming, Optional.empty());
    }

    /// The study that holds at an instant; none while a parent paused the PC.
    public Optional<Study> studyAt(Instant at) {
        boolean paused = pause.filter(held -> held.contains(at)).isPresent();
        return study.filter(going -> !paused && going.contains(at));
    }

    /// Nothing was used, given or paused on a day.
    public static TimeFacts on(LocalDate day) {
        return of(Standing.of(day));
    }

    /// Nothing but a standing.
    public static TimeFacts of(Standing standing) {
        return new TimeFacts(standing, List.of(), Optional.empty(), Sitting.NONE, Coming.FULL);
    }

    /// These facts and an amount that was used today.
    public TimeFacts spending(Duration amount) {
        return new TimeFacts(standing.spending(amount), beyond, pause, sitting, coming, study);
    }

    /// These facts and a time that was opened past the windows.
    public TimeFacts opening(Beyond stretch) {
        var all = new ArrayList<>(beyond);
        all.add(stretch);
        return new TimeFacts(standing, all, pause, sitting, coming, study);
    }

    /// These facts with another pause, or none.
    public TimeFacts pausing(Optional<Pause> other) {
        return new TimeFacts(standing, beyond, other, sitting, coming, study);
    }

    public TimeFacts sitting(Sitting other) {
        return new TimeFacts(standing, beyond, pause, other, coming, study);
    }

    /// These facts under a calendar that is trusted otherwise.
    public TimeFacts coming(Coming other) {
        return new TimeFacts(standing, beyond, pause, sitting, other, study);
    }

    /// These facts with another study, or none.
    public TimeFacts studying(Optional<Study> other) {
        return new TimeFacts(standing, beyond, pause, sitting, coming, other);
    }
}
