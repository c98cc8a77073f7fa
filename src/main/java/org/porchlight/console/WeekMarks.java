package org.porchlight.console;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.console.Marks.Kind;
import org.porchlight.console.Marks.Mark;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.TimeWindow;
import org.porchlight.core.policy.TypicalWeek;
import org.porchlight.ui.WeekGrid;

/// What stands in the way of saving in the week: which half hours, and what is to be read below them.
///
/// @param sentence nothing where nothing is marked
record WeekMarks(List<WeekGrid.Mark> cells, Optional<Mark> sentence) {
    private static final Pattern PART = Pattern.compile("([^\\[]+)(?:\\[(\\d{1,4})].*)?");
    private static final int HALF_HOUR = 30 * 60;

    /// @param line what a line is about, in words
    /// @param joined a sentence with what it is about before it
    static WeekMarks of(RulesPage page, Marks marks, Function<String, String> line, Joined joined) {
        var parts = marks.paths().stream().flatMap(path -> part(page, path)).toList();
        var sentence = parts.stream()
                .map(part -> marks.of(part.path())
                        .map(mark -> joined.of(line.apply(part.line()), mark.sentence()))
                        .orElse(""))
                .distinct()
                .collect(Collectors.joining("\n"));
        return new WeekMarks(
                parts.stream()
                        .flatMap(part -> marks.of(part.path()).stream().flatMap(mark -> part.cells(mark.kind())))
                        .toList(),
                parts.stream()
                        .findFirst()
                        .flatMap(part -> marks.of(part.path()))
                        .map(mark -> new Mark(mark.kind(), sentence)));
    }

    interface Joined {
        String of(String about, String sentence);
    }

    /// A line of windows, or one of its windows.
    ///
    /// @param path what is marked
    private record Part(String path, String line, Optional<TimeWindow> window) {
        Stream<WeekGrid.Mark> cells(Kind kind) {
            int first = window.map(one -> cell(one.start())).orElse(0);
            int end = window.filter(one -> one.start().isBefore(one.end()))
                    .map(one -> -Math.floorDiv(-one.end().toSecondOfDay(), HALF_HOUR))
                    .orElse(WeekGrid.CELLS);
            var fault = kind == Kind.CLASH ? WeekGrid.Fault.CLASH : WeekGrid.Fault.WRONG;
            return PolicyLines.daysOf(line).stream()
                    .flatMap(days -> weekdays(days).stream())
                    .map(day -> new WeekGrid.Mark(day, first, end, fault));
        }

        private static int cell(LocalTime at) {
            return at.toSecondOfDay() / HALF_HOUR;
        }
    }

    private static Stream<Part> part(RulesPage page, String path) {
        var match = PART.matcher(path);
        if (!match.matches()) {
            return Stream.empty();
        }
        var line = match.group(1);
        boolean isOfWeek = line.startsWith(PolicyLines.WINDOWS) || line.startsWith(PolicyLines.GAME_WINDOWS);
        var value = page.draft().get(line);
        if (!isOfWeek || (value.isEmpty() && !page.draft().edits().containsKey(line))) {
            return Stream.empty();
        }
        var windows = value.orElse(null) instanceof RuleValue.Windows(var all) ? all : List.<TimeWindow>of();
        var window = Optional.ofNullable(match.group(2))
                .map(Integer::valueOf)
                .filter(at -> at < windows.size())
                .map(windows::get);
        return Stream.of(new Part(path, line, window));
    }

    /// The days of a week without holidays and periods.
    private static Collection<DayOfWeek> weekdays(DaySet days) {
        return switch (days) {
            case DaySet.EveryDay _ -> List.of(DayOfWeek.values());
            case DaySet.SchoolDays _ -> TypicalWeek.alike(DayOfWeek.MONDAY);
            case DaySet.DaysOff _ -> TypicalWeek.alike(DayOfWeek.SUNDAY);
            case DaySet.Weekdays some -> some.days();
            case DaySet.Named _, DaySet.Dated _ -> List.of();
        };
    }
}
