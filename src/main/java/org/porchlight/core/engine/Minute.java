package org.porchlight.core.engine;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What a child caused in one minute of the calendar, so that nobody can flood the ledger.
///
/// @param number minutes since 1970
/// @param refused programs and sites that were told already
/// @param program that was refused last
/// @param titles how often the title changed
public record Minute(long number, Set<String> refused, Optional<RefusedProgram> program, int titles) {
    private static final int MAX_REFUSED = 60;
    private static final int MAX_TITLES = 12;

    static final Minute NONE = new Minute(Long.MIN_VALUE, Set.of(), Optional.empty(), 0);

    public Minute {
        refused = Set.copyOf(refused);
    }

    /// The minute of an instant: this one, or a fresh one.
    Minute at(Instant now) {
        long other = Math.floorDiv(now.getEpochSecond(), 60);
        return other == number ? this : new Minute(other, Set.of(), Optional.empty(), 0);
    }

    /// Whether a refusal is worth a fact.
    boolean isNews(String subject) {
        return refused.size() < MAX_REFUSED && !refused.contains(subject);
    }

    Minute refusing(String subject) {
        var all = new HashSet<>(refused);
        all.add(subject);
        return new Minute(number, all, program, titles);
    }

    /// With a program that was refused, also where it is not worth a fact.
    Minute refusing(RefusedProgram last) {
        return new Minute(number, refused, Optional.of(last), titles);
    }

    /// Whether the title may change once more.
    boolean mayChangeTitle() {
        return titles < MAX_TITLES;
    }

    Minute changingTitle() {
        return new Minute(number, refused, program, titles + 1);
    }
}
