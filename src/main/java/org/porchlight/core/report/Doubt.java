package org.porchlight.core.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.time.ClockEvent;

/// Something that a guard was not sure of on a day, whatever it counted. All but [Of#AGENT] is the same for all
/// children.
public record Doubt(LocalDate day, Of of) implements Comparable<Doubt> {
    private static final Comparator<Doubt> ORDER =
            Comparator.comparing(Doubt::day).thenComparing(Doubt::of);

    /// What it was not sure of.
    public enum Of {
        /// What time it was.
        CLOCK,
        /// Whether what it held stood still: it began to work without the administrator's rights.
        HOLDING,
        /// Which programs started: it could not watch their starts.
        PROGRAMS,
        /// Which sites were reached: it could not keep them to the rules.
        SITES,
        /// What the child saw of it on the screen.
        AGENT;

        /// What is in doubt while something lacks.
        public static Of of(Weakness.Of lacking) {
            return switch (lacking) {
                case PROGRAMS -> PROGRAMS;
                case SITES -> SITES;
                case AGENT -> AGENT;
            };
        }
    }

    /// What a fact that is about no child brings into doubt on its day; nothing for most, and for what lasts. A clock
    /// that somebody moved while the calendar did not follow brings nothing.
    public static Optional<Of> raisedBy(Fact fact) {
        return switch (fact) {
            case Fact.ClockChanged changed ->
                switch (changed.event()) {
                    case BEHIND, ABSURD, FORWARD_GAP, REFUSED -> Optional.of(Of.CLOCK);
                    case STEPPED, ATTESTED, CONFIRMED, LOCAL_TIME -> Optional.empty();
                };
            case Fact.GuardStarted(var soft) -> soft ? Optional.of(Of.HOLDING) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// What a fact makes sure again since the PC was started.
    public static Optional<Of> settledBy(Fact fact) {
        return fact instanceof Fact.ClockChanged changed
                        && (changed.event() == ClockEvent.Kind.ATTESTED || changed.event() == ClockEvent.Kind.CONFIRMED)
                ? Optional.of(Of.CLOCK)
                : Optional.empty();
    }

    @Override
    public int compareTo(Doubt other) {
        return ORDER.compare(this, other);
    }
}
