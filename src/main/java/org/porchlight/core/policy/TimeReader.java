package org.porchlight.core.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads `time` of a child or of a preset, and the maps of groups.
final class TimeReader {
    private static final Keys KEYS = new Keys(List.of(
            "windows",
            "budget",
            "rest",
            "warn",
            "carry-over",
            "finish-line",
            "at-zero",
            "own-limit",
            "step-down",
            "study"));
    private static final Keys REST = new Keys(List.of("after", "pause"));
    private static final Keys STEP_DOWN = new Keys(List.of("by", "every", "floor", "from"));
    private static final Keys OWN_LIMIT = new Keys(List.of("limit", "until"));
    private static final Keys STUDY = new Keys(List.of("day", "with"));
    /// What a budget says beside day sets.
    static final List<String> SUMS = List.of("week", "month");

    private final Scope scope;
    private final Problems problems;

    private TimeReader(Scope scope) {
        this.scope = scope;
        this.problems = scope.problems();
    }

    static TimeRules read(Yaml node, String path, Scope scope) {
        return Section.of(node, path, KEYS, scope.problems())
                .map(new TimeReader(scope)::rules)
                .orElse(TimeRules.NONE);
    }

    private TimeRules rules(Section section) {
        var budget = section.value("budget")
                .filter(Yaml.Mapping.class::isInstance)
                .flatMap(node -> Section.open(node, section.at("budget"), problems));
        return new TimeRules(
                windows(section, scope),
                DayMapReader.read(
                        section, "budget", SUMS, scope, (node, path) -> AmountReader.day(node, path, problems)),
                budget.flatMap(sums -> sum(sums, "week", 168)),
                budget.flatMap(sums -> sum(sums, "month", 744)),
                section.value("rest").flatMap(node -> rest(node, section.at("rest"))),
                section.value("warn").map(_ -> warn(section)),
                amount(section, "carry-over"),
                amount(section, "finish-line"),
                section.choice("at-zero", List.of("freeze", "lock", "logout"))
                        .map(word -> AtZero.valueOf(word.toUpperCase(Locale.ROOT))),
                section.value("own-limit").flatMap(node -> ownLimit(node, section.at("own-limit"))),
                section.value("step-down").flatMap(node -> stepDown(node, section.at("step-down"))),
                section.value("study").flatMap(node -> study(node, section.at("study"))));
    }

    /// The windows of a child, a preset or a group.
    static DayMap<List<TimeWindow>> windows(Section section, Scope scope) {
        return DayMapReader.read(
                section, "windows", List.of(), scope, (node, path) -> windows(node, path, scope.problems()));
    }

    private static Optional<List<TimeWindow>> windows(Yaml node, String path, Problems problems) {
        var windows = new ArrayList<TimeWindow>();
        Section.each(
                node,
                path,
                "a list, for example [\"16:30-20:30\"]",
                problems,
                (item, place) -> WindowReader.read(item, place, problems).ifPresent(windows::add));
        var merged = MergedWindows.of(windows);
        if (merged.size() < windows.size()) {
            problems.note(
                    path,
                    "windows that overlap or touch are one: read as "
                            + String.join(
                                    ", ",
                                    merged.stream().map(WindowReader::write).toList()));
        }
        return Optional.of(merged);
    }

    /// The budgets by day of a group, which has none by week or month.
    static DayMap<Duration> groupBudget(Section section, Scope scope) {
        return DayMapReader.read(
                section, "budget", List.of(), scope, (node, path) -> AmountReader.day(node, path, scope.problems()));
    }

    private Optional<Duration> sum(Section budget, String key, int hours) {
        return budget.value(key).flatMap(node -> AmountReader.upTo(node, budget.at(key), hours, "a " + key, problems));
    }

    private Optional<Duration> amount(Section section, String key) {
        return section.value(key).flatMap(node -> AmountReader.day(node, section.at(key), problems));
    }

    private Optional<Rest> rest(Yaml node, String path) {
        return Section.of(node, path, REST, problems).flatMap(section -> {
            var after = positive(section, "after", "after: 30m");
            var pause = positive(section, "pause", "pause: 5m");
            return after.flatMap(use -> pause.map(away -> new Rest(use, away)));
        });
    }

    /// An end that is over is no mistake: the child took the limit back, and no parent has to tidy up after it.
    private Optional<OwnLimit> ownLimit(Yaml node, String path) {
        if (!(node instanceof Yaml.Mapping)) {
            return AmountReader.day(node, path, problems).map(OwnLimit::new);
        }
        return Section.of(node, path, OWN_LIMIT, problems).flatMap(section -> {
            var limit = section.required("limit", "limit: 45m")
                    .flatMap(length -> AmountReader.day(length, section.at("limit"), problems));
            var until = section.date("until", "2026-11-30");
            return limit.map(length -> new OwnLimit(length, until));
        });
    }

    private Optional<StudyRules> study(Yaml node, String path) {
        return Section.of(node, path, STUDY, problems).map(section -> {
            var with = new ArrayList<String>();
            section.each(
                    "with",
                    "a list, for example [/usr/bin/chromium]",
                    (item, place) -> PathReader.read(item, place, problems).ifPresent(with::add));
            return new StudyRules(amount(section, "day").orElse(StudyRules.USUAL.day()), with);
        });
    }

    private Optional<Duration> positive(Section section, String key, String example) {
        return section.required(key, example).flatMap(node -> AmountReader.positive(node, section.at(key), problems));
    }

    private List<Duration> warn(Section section) {
        var found = new ArrayList<Duration>();
        section.each(
                "warn",
                "a list, for example [15m, 5m, 1m]",
                (item, path) -> AmountReader.positive(item, path, problems).ifPresent(found::add));
        return found.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    private Optional<StepDown> stepDown(Yaml node, String path) {
        return Section.of(node, path, STEP_DOWN, problems).flatMap(section -> {
            var by = positive(section, "by", "by: 10m");
            section.required("every", "every: week");
            section.required("floor", "floor: 60m");
            section.required("from", "from: 2026-11-30");
            var every = section.choice("every", List.of("day", "week", "month"))
                    .map(word -> StepDown.Every.valueOf(word.toUpperCase(Locale.ROOT)));
            var floor = amount(section, "floor");
            var from = section.date("from", "2026-11-30");
            if (by.isEmpty() || every.isEmpty() || floor.isEmpty() || from.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new StepDown(by.get(), every.get(), floor.get(), from.get()));
        });
    }
}
