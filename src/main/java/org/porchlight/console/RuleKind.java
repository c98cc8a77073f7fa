package org.porchlight.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.GroupRules;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.Rule;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.text.Language;
import org.porchlight.ui.Words;

/// What rules for programs and rules for sites are each called, how they are read and where they stand in a policy.
///
/// @param <R> one rule
/// @param <A> what it does
sealed interface RuleKind<R extends Rule<A>, A extends Enum<A>> permits ProgramKind, SiteKind {
    /// Part of ids and of keys of the bundle `console`: `programs` or `sites`.
    String id();

    /// The line of a policy that has all rules.
    String line();

    /// The line of a policy that says what holds where no rule matches.
    String otherwiseLine();

    List<A> actions();

    /// The child's own rules.
    List<R> own(Policy policy, ChildId child);

    /// The rules that hold on a day, own ones and those of the preset.
    RuleList<R, A> holding(ChildRules rules, LocalDate day);

    RuleValue rules(List<R> rules);

    RuleValue otherwise(A then);

    /// The rule for what was typed; nothing when it names neither a program nor a site.
    Optional<R> read(String typed, A then);

    R doing(R rule, A then);

    R counting(R rule, boolean counts);

    /// Whether it is told how long each was used.
    boolean isTimed();

    /// Whether both are for the same.
    boolean isSame(R one, R other);

    /// What people call it.
    String title(R rule, Language language);

    /// What stands below that: by what it is known.
    String detail(R rule, Words words);

    /// How it is written in the rules.
    String written(R rule);

    /// What "why" can be asked about; nothing for a rule that is for several.
    Optional<String> asked(R rule);

    /// What rules say on that, before hours and groups are asked; nothing for a rule that is for several.
    Optional<Verdict> decide(RuleList<R, A> rules, R rule);

    WhyModel.About about();

    /// What holds on a day for the groups of such rules.
    Map<String, GroupRules> groups(ChildRules rules, LocalDate day);
}
