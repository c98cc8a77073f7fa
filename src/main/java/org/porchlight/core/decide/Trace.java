package org.porchlight.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.Opening;

/// Hears from deciders what they ask, in the order in which they do. A trace that is off forgets at once.
public final class Trace {
    /// Keeps nothing.
    public static final Trace OFF = new Trace(false);

    private final boolean on;
    private final List<Step> steps = new ArrayList<>();

    private Trace(boolean on) {
        this.on = on;
    }

    /// Keeps every step of one verdict.
    public static Trace on() {
        return new Trace(true);
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    void asked(Step.Decider decider, String rule, boolean matched, Step.Because because) {
        if (on) {
            steps.add(new Step(decider, rule, matched, because, Optional.empty(), Optional.empty()));
        }
    }

    void asked(Step.Decider decider, String rule, boolean matched, Step.Because because, Instant until) {
        if (on) {
            steps.add(new Step(decider, rule, matched, because, Optional.empty(), Optional.of(until)));
        }
    }

    /// The instant is in an opening; a day without a line on windows is open all day.
    void inside(Step.Decider decider, Opening opening) {
        if (on) {
            var rule = opening.rule();
            if (rule.isPresent()) {
                asked(decider, rule.get().path(), false, Step.Because.INSIDE, opening.to());
            } else {
                asked(decider, "", false, Step.Because.NOT_SAID);
            }
        }
    }

    void limit(Limit limit) {
        if (on) {
            limit(limit, Step.Decider.valueOf(limit.reason().name()));
        }
    }

    void limit(Limit limit, Step.Decider decider) {
        if (on) {
            boolean none = limit.left().isZero();
            var because = none ? Step.Because.NOTHING_LEFT : Step.Because.LEFT;
            var rule = limit.rule().path();
            steps.add(new Step(decider, rule, none, because, Optional.of(limit.left()), Optional.empty()));
        }
    }
}
