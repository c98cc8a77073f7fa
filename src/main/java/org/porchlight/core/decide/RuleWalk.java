package org.porchlight.core.decide;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.porchlight.core.policy.Rule;
import org.porchlight.core.policy.RuleList;

/// The walk over rules for programs or for sites: the first that names what is asked about decides, else the default.
///
/// @param subject `apps` or `sites`
/// @param names whether a rule names a thing
/// @param <T> what is asked about
record RuleWalk<T, A, R extends Rule<A>>(String subject, BiPredicate<R, T> names, Function<A, Outcome> outcome) {
    /// @param version of the policy that says the rules
    Found find(RuleList<R, A> rules, T thing, String version, Trace trace) {
        for (var said : rules.rules()) {
            var rule = said.value();
            boolean named = names.test(rule, thing);
            trace.asked(Step.Decider.RULE, said.path(), named, named ? Step.Because.NAMED : Step.Because.OTHER);
            if (named) {
                var group = rule.group().map(name -> subject + "." + name);
                var charge = new InFront(rule.counts().orElse(true), group);
                var ref = RuleRef.of(version, said);
                return new Found(outcome.apply(rule.then()), Reason.RULE, ref, rule.until(), charge);
            }
        }
        var otherwise = rules.otherwise();
        trace.asked(Step.Decider.DEFAULT, otherwise.path(), true, Step.Because.NAMED);
        return new Found(
                outcome.apply(otherwise.value()),
                Reason.DEFAULT,
                RuleRef.of(version, otherwise),
                Optional.empty(),
                new InFront(true, Optional.empty()));
    }
}
