package org.porchlight.core.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A child's own words over what a preset says for one tier, laid on the family's calendar.
final class Layers {
    private final LayerIndex own;
    private final LayerIndex below;
    private final Layer words;
    private final Layer preset;
    private final Optional<String> pack;
    private final RuleList<AppRules.Rule, AppRules.Action> apps;
    private final RuleList<SiteRules.Rule, SiteRules.Action> sites;

    // The same on every day.
    private final Optional<Said<Duration>> week;
    private final Optional<Said<Duration>> month;
    private final Optional<Said<Rest>> rest;
    private final Optional<Said<SiteRules.Strictness>> safeSearch;
    private final Optional<Said<SiteRules.Strictness>> youtube;
    private final Spending spending;

    /// @param pack name of the preset that says `preset`
    Layers(Layer words, Layer preset, Optional<String> pack, FamilyCalendar calendar) {
        this.words = words;
        this.preset = preset;
        this.pack = pack;
        this.own = new LayerIndex(words, calendar, Optional.empty());
        this.below = new LayerIndex(preset, calendar, pack);
        this.apps = new RuleList<>(
                joined(own.apps(), below.apps()),
                said("apps.default", layer -> layer.apps().flatMap(AppRules::otherwise))
                        .orElseGet(() -> Said.own(AppRules.Action.ALLOW, "apps.default")));
        this.sites = new RuleList<>(
                joined(own.sites(), below.sites()),
                said("sites.default", layer -> layer.sites().flatMap(SiteRules::otherwise))
                        .orElseGet(() -> Said.own(SiteRules.Action.ALLOW, "sites.default")));
        this.week = said("time.budget.week", layer -> layer.time().week());
        this.month = said("time.budget.month", layer -> layer.time().month());
        this.rest = said("time.rest", layer -> layer.time().rest());
        this.safeSearch = said("sites.safe-search", layer -> layer.sites().flatMap(SiteRules::safeSearch));
        this.youtube = said("sites.youtube", layer -> layer.sites().flatMap(SiteRules::youtube));
        this.spending = new Spending(sum(Spending::single), sum(Spending::day), sum(Spending::month));
    }

    private static <V> List<V> joined(List<V> first, List<V> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    /// What holds on a day.
    DayRules on(LocalDate day, Optional<Tier> tier) {
        var time = words.time();
        return new DayRules(
                own.windows(day).or(() -> below.windows(day)),
                own.budget(day).or(() -> below.budget(day)).map(said -> steppedDown(said, day)),
                week,
                month,
                rest,
                time.warn().or(preset.time()::warn).orElse(ChildRules.WARN),
                time.carryOver().or(preset.time()::carryOver).orElse(Duration.ZERO),
                time.finishLine().or(preset.time()::finishLine).orElse(Duration.ZERO),
                time.atZero().or(preset.time()::atZero).orElse(AtZero.FREEZE),
                time.study().or(preset.time()::study).orElse(StudyRules.USUAL),
                groups(own.appGroups(), below.appGroups(), day),
                groups(own.siteGroups(), below.siteGroups(), day),
                holding(apps, day, AppRules.Rule::until),
                holding(sites, day, SiteRules.Rule::until),
                safeSearch,
                youtube,
                spending,
                words.visibility().or(preset::visibility).or(() -> tier));
    }

    private <V> Optional<Said<V>> said(String path, Function<Layer, Optional<V>> subject) {
        return subject.apply(words)
                .map(value -> Said.own(value, path))
                .or(() -> subject.apply(preset).map(value -> new Said<>(value, path, pack)));
    }

    private Said<Duration> steppedDown(Said<Duration> budget, LocalDate day) {
        return words.time()
                .stepDown()
                .map(steps -> new Said<>(steps.of(budget.value(), day), budget.path(), budget.pack()))
                .orElse(budget);
    }

    private static Map<String, GroupRules> groups(
            Map<String, LayerIndex.GroupIndex> own, Map<String, LayerIndex.GroupIndex> below, LocalDate day) {
        if (own.isEmpty() && below.isEmpty()) {
            return Map.of();
        }
        var names = new LinkedHashSet<>(own.keySet());
        names.addAll(below.keySet());
        var found = new LinkedHashMap<String, GroupRules>();
        for (var name : names) {
            var first = own.getOrDefault(name, LayerIndex.GroupIndex.NONE);
            var then = below.getOrDefault(name, LayerIndex.GroupIndex.NONE);
            found.put(
                    name,
                    new GroupRules(
                            first.windows(day).or(() -> then.windows(day)),
                            first.budget(day).or(() -> then.budget(day))));
        }
        return InOrder.copy(found);
    }

    /// The rules that have not ended before a day; the list itself when none has.
    private static <R, A> RuleList<R, A> holding(
            RuleList<R, A> all, LocalDate day, Function<R, Optional<LocalDate>> until) {
        var kept = new ArrayList<Said<R>>(all.rules().size());
        for (var rule : all.rules()) {
            if (until.apply(rule.value()).filter(day::isAfter).isEmpty()) {
                kept.add(rule);
            }
        }
        return kept.size() == all.rules().size() ? all : new RuleList<>(kept, all.otherwise());
    }

    private Optional<Money> sum(Function<Spending, Optional<Money>> which) {
        return words.spending().flatMap(which).or(() -> preset.spending().flatMap(which));
    }
}
