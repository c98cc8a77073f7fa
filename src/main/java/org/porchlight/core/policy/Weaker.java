package org.porchlight.core.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds where a child's own words allow more than its preset.
record Weaker(
        Child child, Preset preset, FamilyCalendar calendar, Set<LocalDate> days, String path, Problems problems) {
    void tell() {
        var own = child.own();
        compare(own.time().windows(), layer -> layer.time().windows(), "time.windows.");
        compareBudgets(own.time().budget(), layer -> layer.time().budget(), "time.budget.");
        own.apps()
                .ifPresent(apps -> apps.groups().forEach((name, group) -> {
                    compare(
                            group.windows(),
                            layer -> appGroup(layer, name).windows(),
                            "apps.groups." + name + ".windows.");
                    compareBudgets(
                            group.budget(),
                            layer -> appGroup(layer, name).budget(),
                            "apps.groups." + name + ".budget.");
                }));
        var first = days.iterator().next();
        var tier = child.birth().flatMap(birth -> birth.tierOn(first));
        tier.flatMap(preset::layer).ifPresent(layer -> figures(own, layer, tier.orElseThrow()));
    }

    private static Group appGroup(Layer layer, String name) {
        return layer.apps()
                .flatMap(apps -> Optional.ofNullable(apps.groups().get(name)))
                .orElse(new Group(DayMap.none(), DayMap.none()));
    }

    private void compare(DayMap<List<TimeWindow>> own, Function<Layer, DayMap<List<TimeWindow>>> subject, String at) {
        each(
                own,
                subject,
                at,
                (mine, theirs) -> OpenMinutes.of(mine).isWithin(OpenMinutes.of(theirs))
                        ? Optional.empty()
                        : Optional.of("the windows " + written(mine) + " are open longer than " + written(theirs)));
    }

    private static String written(List<TimeWindow> windows) {
        return windows.isEmpty()
                ? "none"
                : String.join(", ", windows.stream().map(WindowReader::write).toList());
    }

    private void compareBudgets(DayMap<Duration> own, Function<Layer, DayMap<Duration>> subject, String at) {
        each(
                own,
                subject,
                at,
                (mine, theirs) -> mine.compareTo(theirs) <= 0
                        ? Optional.empty()
                        : Optional.of(Amounts.write(mine) + " is more than the " + Amounts.write(theirs)));
    }

    /// Compares two values and says what is weaker about the first.
    private interface Comparison<V> {
        Optional<String> of(V mine, V theirs);
    }

    /// Tells each own line once, on the first day on which it is weaker.
    private <V> void each(DayMap<V> own, Function<Layer, DayMap<V>> subject, String at, Comparison<V> comparison) {
        if (own.isEmpty()) {
            return;
        }
        var mine = new DayIndex<>(own, calendar);
        var theirs = new LinkedHashMap<Tier, DayIndex<V>>();
        preset.tiers().forEach((tier, layer) -> theirs.put(tier, new DayIndex<>(subject.apply(layer), calendar)));
        var told = new HashSet<DaySet>();
        for (var day : days) {
            var line = mine.on(day).filter(entry -> !told.contains(entry.days()));
            var tier = child.birth().flatMap(birth -> birth.tierOn(day));
            var other = tier.flatMap(found -> Optional.ofNullable(theirs.get(found)))
                    .flatMap(index -> index.on(day));
            if (line.isPresent() && other.isPresent()) {
                comparison.of(line.get().value(), other.get().value()).ifPresent(what -> {
                    told.add(line.get().days());
                    note(at + line.get().days().text(), what, tier.orElseThrow());
                });
            }
        }
    }

    private void figures(Layer own, Layer layer, Tier tier) {
        own.time()
                .rest()
                .flatMap(mine -> layer.time().rest().flatMap(theirs -> weaker(mine, theirs)))
                .ifPresent(what -> note("time.rest", what, tier));
        own.spending()
                .ifPresent(mine -> layer.spending().ifPresent(theirs -> {
                    sum("single", mine.single(), theirs.single(), tier);
                    sum("day", mine.day(), theirs.day(), tier);
                    sum("month", mine.month(), theirs.month(), tier);
                }));
    }

    private static Optional<String> weaker(Rest mine, Rest theirs) {
        if (mine.after().compareTo(theirs.after()) > 0) {
            return Optional.of("a rest after " + Amounts.write(mine.after()) + " comes later than after "
                    + Amounts.write(theirs.after()));
        }
        return mine.pause().compareTo(theirs.pause()) < 0
                ? Optional.of("a pause of " + Amounts.write(mine.pause()) + " is shorter than "
                        + Amounts.write(theirs.pause()))
                : Optional.empty();
    }

    private void sum(String key, Optional<Money> mine, Optional<Money> theirs, Tier tier) {
        mine.ifPresent(own -> theirs.filter(other -> other.currency().equals(own.currency()))
                .filter(other -> own.amount().compareTo(other.amount()) > 0)
                .ifPresent(other -> note("spending." + key, own + " is more than the " + other, tier)));
    }

    private void note(String at, String what, Tier tier) {
        problems.note(path + at, what + " of " + preset.name() + " for " + tier);
    }
}
