package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Opens and closes stretches of a typical week, and says which lines of the policy that makes other ones.
///
/// Days of a kind that are painted together are one line, `school-days` or `days-off`; a day that differs from its kind
/// keeps or gets a line of its own.
public final class WeekPainting {
    /// What a stretch becomes.
    public enum Brush {
        /// The PC is open; online games are not, where they are told apart.
        OPEN,
        CLOSED,
        /// The PC and online games are open.
        GAMES
    }

    private final TypicalWeek week;
    private final DayOfWeek row;
    private final boolean alike;

    private WeekPainting(TypicalWeek week, DayOfWeek row, boolean alike) {
        this.week = week;
        this.row = row;
        this.alike = alike;
    }

    /// Paints a stretch.
    ///
    /// @param row the day that is painted
    /// @param alike whether all days of its kind are
    /// @param from first minute of the day, 0 to 1439
    /// @param to first minute after, at most 1440
    /// @return lines by path, as [PolicyLines] knows them; nothing takes a line out
    public static Map<String, Optional<RuleValue>> paint(
            TypicalWeek week, DayOfWeek row, boolean alike, int from, int to, Brush brush) {
        var painting = new WeekPainting(week, row, alike);
        var lines = new LinkedHashMap<String, Optional<RuleValue>>();
        painting.windows(minutes -> minutes.with(from, to, brush != Brush.CLOSED), lines);
        painting.games(from, to, brush, lines);
        return lines;
    }

    /// Gives a day what another has: when it is open, and when games are.
    public static Map<String, Optional<RuleValue>> copy(
            TypicalWeek week, DayOfWeek source, DayOfWeek row, boolean alike) {
        var painting = new WeekPainting(week, row, alike);
        var lines = new LinkedHashMap<String, Optional<RuleValue>>();
        var open = week.open(source);
        painting.windows(_ -> open, lines);
        week.games(source)
                .ifPresent(games -> painting.lines(PolicyLines::games, PolicyLines.GAME_WINDOWS, _ -> games, lines));
        return lines;
    }

    private void windows(UnaryOperator<OpenMinutes> change, Map<String, Optional<RuleValue>> lines) {
        lines(layer -> layer.time().windows(), PolicyLines.WINDOWS, change, lines);
    }

    private void games(int from, int to, Brush brush, Map<String, Optional<RuleValue>> lines) {
        switch (brush) {
            case CLOSED -> {}
            case OPEN -> {
                if (week.tellsGamesApart()) {
                    lines(
                            PolicyLines::games,
                            PolicyLines.GAME_WINDOWS,
                            minutes -> minutes.with(from, to, false),
                            lines);
                }
            }
            case GAMES -> {
                if (week.tellsGamesApart()) {
                    lines(PolicyLines::games, PolicyLines.GAME_WINDOWS, minutes -> minutes.with(from, to, true), lines);
                } else {
                    // Until now games were open whenever the PC was: from now on only where they are painted.
                    var none = new RuleValue.Windows(List.of());
                    var here = new RuleValue.Windows(
                            OpenMinutes.of(List.of()).with(from, to, true).windows());
                    lines.put(PolicyLines.GAME_WINDOWS + DaySets.EVERY_DAY, Optional.of(none));
                    lines.put(
                            PolicyLines.GAME_WINDOWS
                                    + (alike ? TypicalWeek.kind(row).text() : DaySet.Weekdays.name(row)),
                            Optional.of(here));
                }
            }
        }
    }

    private void lines(
            Function<Layer, DayMap<List<TimeWindow>>> subject,
            String prefix,
            UnaryOperator<OpenMinutes> change,
            Map<String, Optional<RuleValue>> lines) {
        var before = subject.apply(week.own());
        var after = new ArrayList<>(before.entries());
        if (alike) {
            var kind = TypicalWeek.kind(row);
            var usual = TypicalWeek.minutes(week.ofKind(subject, kind));
            for (var day : TypicalWeek.alike(row)) {
                var now = TypicalWeek.minutes(week.on(subject, day));
                if (!now.equals(usual) || hasLine(after, day)) {
                    put(after, day, change.apply(now));
                }
            }
            put(after, kind, change.apply(usual));
        } else {
            put(after, row, change.apply(TypicalWeek.minutes(week.on(subject, row))));
        }
        tell(before, after, prefix, lines);
    }

    private static boolean hasLine(List<DayMap.Entry<List<TimeWindow>>> entries, DayOfWeek day) {
        return entries.stream()
                .anyMatch(entry -> entry.days() instanceof DaySet.Weekdays weekdays
                        && weekdays.days().contains(day));
    }

    private static void put(List<DayMap.Entry<List<TimeWindow>>> entries, DaySet days, OpenMinutes minutes) {
        var line = new DayMap.Entry<>(days, minutes.windows());
        for (int at = 0; at < entries.size(); at++) {
            if (entries.get(at).days().equals(days)) {
                entries.set(at, line);
                return;
            }
        }
        entries.add(line);
    }

    /// A line of one weekday; one that was for more days goes on for the others.
    private static void put(List<DayMap.Entry<List<TimeWindow>>> entries, DayOfWeek day, OpenMinutes minutes) {
        for (int at = 0; at < entries.size(); at++) {
            var entry = entries.get(at);
            if (entry.days() instanceof DaySet.Weekdays weekdays
                    && weekdays.days().contains(day)
                    && weekdays.days().size() > 1) {
                var others = EnumSet.copyOf(weekdays.days());
                others.remove(day);
                entries.set(at, new DayMap.Entry<>(DaySet.Weekdays.of(others), entry.value()));
            }
        }
        put(entries, DaySet.Weekdays.of(Set.of(day)), minutes);
    }

    private static void tell(
            DayMap<List<TimeWindow>> before,
            List<DayMap.Entry<List<TimeWindow>>> after,
            String prefix,
            Map<String, Optional<RuleValue>> lines) {
        for (var entry : before.entries()) {
            if (after.stream()
                    .noneMatch(line -> line.days().text().equals(entry.days().text()))) {
                lines.put(prefix + entry.days().text(), Optional.empty());
            }
        }
        for (var line : after) {
            if (!before.entries().contains(line)) {
                lines.put(prefix + line.days().text(), Optional.of(new RuleValue.Windows(line.value())));
            }
        }
    }
}
