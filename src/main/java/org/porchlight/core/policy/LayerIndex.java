package org.porchlight.core.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One layer of rules laid on a calendar.
final class LayerIndex {
    /// A group laid on a calendar.
    ///
    /// @param path such as `apps.groups.games`
    record GroupIndex(
            DayIndex<List<TimeWindow>> windowDays, DayIndex<Duration> budgetDays, String path, Optional<String> pack) {
        static final GroupIndex NONE = new GroupIndex(
                new DayIndex<>(DayMap.none(), FamilyCalendar.PLAIN),
                new DayIndex<>(DayMap.none(), FamilyCalendar.PLAIN),
                "",
                Optional.empty());

        Optional<Said<List<TimeWindow>>> windows(LocalDate day) {
            return said(windowDays, day, path + ".windows.", pack);
        }

        Optional<Said<Duration>> budget(LocalDate day) {
            return said(budgetDays, day, path + ".budget.", pack);
        }
    }

    private final GroupIndex time;
    private final Map<String, GroupIndex> appGroups;
    private final Map<String, GroupIndex> siteGroups;
    private final List<Said<AppRules.Rule>> apps;
    private final List<Said<SiteRules.Rule>> sites;

    LayerIndex(Layer layer, FamilyCalendar calendar, Optional<String> pack) {
        time = index(new Group(layer.time().windows(), layer.time().budget()), "time", calendar, pack);
        appGroups = groups(layer.apps().map(AppRules::groups), "apps.groups.", calendar, pack);
        siteGroups = groups(layer.sites().map(SiteRules::groups), "sites.groups.", calendar, pack);
        apps = RuleList.said("apps", layer.apps().map(AppRules::rules).orElse(List.of()), pack);
        sites = RuleList.said("sites", layer.sites().map(SiteRules::rules).orElse(List.of()), pack);
    }

    private static Map<String, GroupIndex> groups(
            Optional<Map<String, Group>> groups, String path, FamilyCalendar calendar, Optional<String> pack) {
        var indexed = new LinkedHashMap<String, GroupIndex>();
        groups.orElse(Map.of()).forEach((name, group) -> indexed.put(name, index(group, path + name, calendar, pack)));
        return InOrder.copy(indexed);
    }

    private static GroupIndex index(Group group, String path, FamilyCalendar calendar, Optional<String> pack) {
        return new GroupIndex(
                new DayIndex<>(group.windows(), calendar), new DayIndex<>(group.budget(), calendar), path, pack);
    }

    private static <V> Optional<Said<V>> said(DayIndex<V> index, LocalDate day, String path, Optional<String> pack) {
        return index.on(day)
                .map(entry -> new Said<>(entry.value(), path + entry.days().text(), pack));
    }

    Optional<Said<List<TimeWindow>>> windows(LocalDate day) {
        return time.windows(day);
    }

    Optional<Said<Duration>> budget(LocalDate day) {
        return time.budget(day);
    }

    Map<String, GroupIndex> appGroups() {
        return appGroups;
    }

    Map<String, GroupIndex> siteGroups() {
        return siteGroups;
    }

    List<Said<AppRules.Rule>> apps() {
        return apps;
    }

    List<Said<SiteRules.Rule>> sites() {
        return sites;
    }
}
