package org.porchlight.core.policy;

import java.time.Duration;
import java.util.List;

/// What one line of a policy says, as [PolicyLines] tells and changes them.
public sealed interface RuleValue {
    /// A length of time, such as a budget.
    record Length(Duration length) implements RuleValue {}

    /// Windows of the days of the line; none is closed all day.
    record Windows(List<TimeWindow> windows) implements RuleValue {
        public Windows {
            windows = List.copyOf(windows);
        }
    }

    /// Use and pause.
    record Break(Rest rest) implements RuleValue {}

    /// Warnings before the end, longest first.
    record Lengths(List<Duration> lengths) implements RuleValue {
        public Lengths {
            lengths = List.copyOf(lengths);
        }
    }

    /// What happens when time closes.
    record Zero(AtZero how) implements RuleValue {}

    /// Budgets that shrink.
    record Steps(StepDown steps) implements RuleValue {}

    /// A limit that the child set itself.
    record Own(OwnLimit limit) implements RuleValue {}

    /// The name of a preset, or `none`.
    record Pack(String name) implements RuleValue {}

    /// Whose public holidays are days off.
    record Holidays(Household.PublicCalendar published) implements RuleValue {}

    /// A period of the household.
    record Days(Period period) implements RuleValue {}

    /// The child's own rules for programs, in their order.
    record Programs(List<AppRules.Rule> rules) implements RuleValue {
        public Programs {
            rules = List.copyOf(rules);
        }
    }

    /// What is done with programs that no rule matches.
    record OtherPrograms(AppRules.Action then) implements RuleValue {}

    /// The child's own rules for sites, in their order.
    record Sites(List<SiteRules.Rule> rules) implements RuleValue {
        public Sites {
            rules = List.copyOf(rules);
        }
    }

    /// What is done with sites that no rule matches.
    record OtherSites(SiteRules.Action then) implements RuleValue {}

    /// The most that may be spent.
    record Sum(Money most) implements RuleValue {}
}
