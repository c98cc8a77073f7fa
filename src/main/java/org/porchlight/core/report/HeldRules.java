package org.porchlight.core.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.porchlight.core.policy.Amounts;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.AtZero;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.GroupRules;
import org.porchlight.core.policy.Money;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.policy.Rest;
import org.porchlight.core.policy.Said;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.core.policy.Spending;
import org.porchlight.core.policy.StudyRules;
import org.porchlight.core.policy.TimeWindow;

/// Finds what holds on a day.
public final class HeldRules {
    private final List<RulesOfDay.Held> found = new ArrayList<>();

    private HeldRules() {}

    public static RulesOfDay on(ChildRules rules, LocalDate day) {
        var held = new HeldRules();
        held.add(rules.windows(day), HeldRules::windows);
        held.add(rules.budget(day), Amounts::write);
        held.add(rules.weekBudget(day), Amounts::write);
        held.add(rules.monthBudget(day), Amounts::write);
        held.add(rules.ownLimit(day), Amounts::write);
        held.add(rules.rest(day), HeldRules::rest);
        held.plain(rules, day);
        held.groups(rules.appGroups(day));
        held.groups(rules.siteGroups(day));
        var own = rules.child().own();
        var apps = rules.appRules(day);
        held.all(apps.rules(), PolicyText::write);
        held.otherwise(apps.otherwise(), own.apps().flatMap(AppRules::otherwise));
        var sites = rules.siteRules(day);
        held.all(sites.rules(), PolicyText::write);
        held.otherwise(sites.otherwise(), own.sites().flatMap(SiteRules::otherwise));
        held.add(rules.safeSearch(day), HeldRules::word);
        held.add(rules.youtube(day), HeldRules::word);
        own.visibility()
                .ifPresent(tier -> held.found.add(new RulesOfDay.Held("visibility", tier.name(), Optional.empty())));
        var child = rules.child();
        return new RulesOfDay(child.id(), child.name(), day, rules.tier(day), rules.isDayOff(day), held.found);
    }

    /// What is said once for all days.
    private void plain(ChildRules rules, LocalDate day) {
        var own = rules.child().own();
        var time = own.time();
        plain(rules, "time.warn", time.warn(), rules.warn(day), ChildRules.WARN, HeldRules::lengths);
        plain(rules, "time.carry-over", time.carryOver(), rules.carryOver(day), Duration.ZERO, Amounts::write);
        plain(rules, "time.finish-line", time.finishLine(), rules.finishLine(day), Duration.ZERO, Amounts::write);
        plain(rules, "time.at-zero", time.atZero(), rules.atZero(day), AtZero.FREEZE, HeldRules::word);
        plain(rules, "time.study", time.study(), rules.study(day), StudyRules.USUAL, HeldRules::study);
        var most = rules.spending(day);
        var ownMost = own.spending().orElse(new Spending(Optional.empty(), Optional.empty(), Optional.empty()));
        most.single().ifPresent(sum -> plain(rules, "spending.single", ownMost.single(), sum));
        most.day().ifPresent(sum -> plain(rules, "spending.day", ownMost.day(), sum));
        most.month().ifPresent(sum -> plain(rules, "spending.month", ownMost.month(), sum));
    }

    /// @param otherwise what holds when nobody says anything, and is not worth telling
    private <V> void plain(
            ChildRules rules, String path, Optional<V> own, V holds, V otherwise, Function<V, String> form) {
        if (own.isPresent() || !holds.equals(otherwise)) {
            found.add(new RulesOfDay.Held(path, form.apply(holds), pack(rules, own)));
        }
    }

    private void plain(ChildRules rules, String path, Optional<Money> own, Money holds) {
        found.add(new RulesOfDay.Held(path, holds.toString(), pack(rules, own)));
    }

    private static Optional<String> pack(ChildRules rules, Optional<?> own) {
        return own.isPresent() ? Optional.empty() : rules.child().preset();
    }

    private static String lengths(List<Duration> lengths) {
        return lengths.stream().map(Amounts::write).collect(Collectors.joining(", ", "[", "]"));
    }

    /// Where nobody says what happens to all others, nothing does.
    private void otherwise(Said<? extends Enum<?>> said, Optional<?> own) {
        if (own.isPresent() || said.pack().isPresent()) {
            found.add(new RulesOfDay.Held(said.path(), word(said.value()), said.pack()));
        }
    }

    private void groups(Map<String, GroupRules> groups) {
        new TreeMap<>(groups).values().forEach(group -> {
            add(group.windows(), HeldRules::windows);
            add(group.budget(), Amounts::write);
        });
    }

    private <V> void add(Optional<Said<V>> said, Function<V, String> form) {
        all(said.stream().toList(), form);
    }

    private <V> void all(List<Said<V>> said, Function<V, String> form) {
        said.forEach(rule -> found.add(new RulesOfDay.Held(rule.path(), form.apply(rule.value()), rule.pack())));
    }

    private static String windows(List<TimeWindow> windows) {
        return windows.stream().map(window -> "\"" + window + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    private static String rest(Rest rest) {
        return "{after: " + Amounts.write(rest.after()) + ", pause: " + Amounts.write(rest.pause()) + "}";
    }

    private static String study(StudyRules study) {
        var with = study.with().isEmpty() ? "" : ", with: [" + String.join(", ", study.with()) + "]";
        return "{day: " + Amounts.write(study.day()) + with + "}";
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
