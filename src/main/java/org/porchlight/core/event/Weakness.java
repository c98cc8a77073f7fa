package org.porchlight.core.event;

import java.util.Comparator;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// Something by which the rules are kept, or said on the screen, and that does not work.
///
/// @param child whose it is; nothing for what is the same for all children
public record Weakness(Of of, Optional<ChildId> child) implements Comparable<Weakness> {
    private static final Comparator<Weakness> ORDER = Comparator.comparing(Weakness::of)
            .thenComparing(weakness -> weakness.child().map(ChildId::value).orElse(""));

    /// What does not work.
    public enum Of {
        /// Starts of programs are not watched, so all start.
        PROGRAMS,
        /// Sites are not kept to the rules.
        SITES,
        /// What a child sees of the guard on the screen keeps ending.
        AGENT
    }

    /// One that is the same for all children.
    public Weakness(Of of) {
        this(of, Optional.empty());
    }

    @Override
    public int compareTo(Weakness other) {
        return ORDER.compare(this, other);
    }
}
