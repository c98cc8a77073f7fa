package org.porchlight.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.porchlight.core.report.PolicyPut;

/// Somebody else was faster: who and when, and what both changed, between which it is to be chosen before anything is
/// saved. Where nothing is, saving once more keeps both.
///
/// @param put where that is known
record Clashes<C>(Optional<PolicyPut> put, List<C> open) {
    Clashes {
        open = List.copyOf(open);
    }

    /// Nobody was.
    static <C> Clashes<C> none() {
        return new Clashes<>(Optional.empty(), List.of());
    }

    /// Nothing is known yet of what both changed.
    static <C> Clashes<C> by(Optional<PolicyPut> put) {
        return new Clashes<>(put, List.of());
    }

    /// With more that both changed, as turns out once the policy in force is read.
    Clashes<C> and(List<C> fresh) {
        // Who was faster before need not be who is now.
        boolean same = fresh.isEmpty() || open.isEmpty();
        return new Clashes<>(
                same ? put : Optional.empty(),
                Stream.concat(open.stream(), fresh.stream()).distinct().toList());
    }

    /// Without what was chosen.
    Clashes<C> without(Predicate<C> chosen) {
        return new Clashes<>(put, open.stream().filter(chosen.negate()).toList());
    }
}
