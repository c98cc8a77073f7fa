package org.porchlight.core.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that holds for one child on one day.
///
/// @param visibility nothing from 18 on, or when the child's age was not said
record DayRules(
        Optional<Said<List<TimeWindow>>> windows,
        Optional<Said<Duration>> budget,
        Optional<Said<Duration>> week,
        Optional<Said<Duration>> month,
        Optional<Said<Rest>> rest,
        List<Duration> warn,
        Duration carryOver,
        Duration finishLine,
        AtZero atZero,
        StudyRules study,
        Map<String, GroupRules> appGroups,
        Map<String, GroupRules> siteGroups,
        RuleList<AppRules.Rule, AppRules.Action> apps,
        RuleList<SiteRules.Rule, SiteRules.Action> sites,
        Optional<Said<SiteRules.Strictness>> safeSearch,
        Optional<Said<SiteRules.Strictness>> youtube,
        Spending spending,
        Optional<Tier> visibility) {}
