package org.porchlight.core.engine;

import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.decide.InFront;
import org.porchlight.core.decide.Program;
import org.porchlight.core.decide.ProgramDecider;
import org.porchlight.core.policy.ChildRules;

/// What the rules say of the program in front. Its name is shown and decides nothing: anything can bear it.
final class Fronts {
    private static final InFront PLAIN = new InFront(true, Optional.empty());

    private Fronts() {}

    static InFront of(ChildRules rules, Front front, LocalDate day) {
        return front.path().isEmpty() ? PLAIN : ProgramDecider.inFront(rules, day, Program.at(front.path()));
    }
}
