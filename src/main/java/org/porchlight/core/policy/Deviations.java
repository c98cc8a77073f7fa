package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.porchlight.core.policy.Deviation.Direction;
import org.porchlight.core.policy.Deviation.Subject;

/// Finds where a child's own limits on time differ from what its preset says for its tier. Warnings,
/// the finish line and what happens at the end limit nothing and are left out.
public final class Deviations {
    private final Layer own;
    private final Layer preset;
    private final FamilyCalendar calendar;
    private final LocalDate today;
    private final List<Deviation> found = new ArrayList<>();

    private Deviations(Policy policy, Child child, LocalDate today) {
        this.own = child.own();
        this.preset = child.presetOn(today);
        this.calendar = FamilyCalendar.of(policy.household().calendar(), policy.calendars());
        this.today = today;
    }

    /// In the order of budgets, windows, sums, rests; nothing for a child without a preset.
    public static List<Deviation> of(Policy policy, ChildId id, LocalDate today) {
        var child = policy.child(id);
        if (child.isEmpty() || child.get().presetOn(today).equals(Layer.NONE)) {
            return List.of();
        }
        var deviations = new Deviations(policy, child.get(), today);
        deviations.budgets();
        deviations.windows();
        deviations.eachWindows(PolicyLines::games, PolicyLines.GAME_WINDOWS, Subject.GAMES);
        deviations.sum(Subject.WEEK, PolicyLines.WEEK, TimeRules::week);
        deviations.sum(Subject.MONTH, PolicyLines.MONTH, TimeRules::month);
        deviations.rest();
        deviations.carry();
        return deviations.found;
    }

    private void budgets() {
        for (var entry : own.time().budget().entries()) {
            var theirs = below(layer -> layer.time().budget(), entry.days());
            if (isAhead(entry.days()) && !theirs.equals(Optional.of(entry.value()))) {
                length(
                        Subject.DAY,
                        PolicyLines.BUDGET + entry.days().text(),
                        Optional.empty(),
                        Optional.of(entry.days()),
                        entry.value(),
                        theirs,
                        false);
            }
        }
    }

    /// Where all windows end alike, and the preset's do, their end is what differs, unless they are open before it when
    /// the preset is not; else each line is told.
    private void windows() {
        var lines = own.time().windows().entries();
        var ends = lines.stream().map(entry -> end(entry.value())).distinct().toList();
        var theirEnds = lines.stream()
                .map(entry ->
                        below(layer -> layer.time().windows(), entry.days()).flatMap(Deviations::end))
                .distinct()
                .toList();
        var mine = only(ends);
        var theirs = only(theirEnds);
        if (mine.isPresent()
                && theirs.isPresent()
                && !mine.equals(theirs)
                && lines.stream().noneMatch(line -> opensBefore(line, theirs.get()))) {
            closing(lines, mine.get(), theirs.get());
        } else {
            eachWindows(layer -> layer.time().windows(), PolicyLines.WINDOWS, Subject.WINDOWS);
        }
    }

    /// Whether a line opens, before a minute, when the preset does not.
    private boolean opensBefore(DayMap.Entry<List<TimeWindow>> line, int minute) {
        var theirs = TypicalWeek.minutes(below(layer -> layer.time().windows(), line.days()));
        return !OpenMinutes.of(line.value()).isWithin(theirs.with(minute, 2 * OpenMinutes.DAY, true));
    }

    private static Optional<Integer> only(List<Optional<Integer>> ends) {
        return ends.size() == 1 ? ends.getFirst() : Optional.empty();
    }

    private void closing(List<DayMap.Entry<List<TimeWindow>>> lines, int mine, int theirs) {
        found.add(new Deviation(
                Subject.CLOSING,
                lines.stream()
                        .map(entry -> PolicyLines.WINDOWS + entry.days().text())
                        .toList(),
                closingBack(lines, mine, theirs),
                Optional.empty(),
                new RuleValue.Windows(lines.getFirst().value()),
                Optional.of(new RuleValue.Windows(List.of(
                        new TimeWindow(LocalTime.MIDNIGHT, LocalTime.ofSecondOfDay(theirs % OpenMinutes.DAY * 60L))))),
                mine > theirs ? Direction.WIDER : Direction.STRICTER,
                Optional.of(Duration.ofMinutes(Math.abs(mine - theirs))),
                Optional.empty()));
    }

    /// The lines with the end that the preset has; when they open is another thing, unless nothing is open before it.
    private Map<String, Optional<RuleValue>> closingBack(
            List<DayMap.Entry<List<TimeWindow>>> lines, int mine, int theirs) {
        var back = new LinkedHashMap<String, Optional<RuleValue>>();
        for (var line : lines) {
            var minutes =
                    OpenMinutes.of(line.value()).with(Math.min(mine, theirs), Math.max(mine, theirs), theirs > mine);
            boolean asPreset = minutes.count() == 0
                    || minutes.equals(
                            TypicalWeek.minutes(below(layer -> layer.time().windows(), line.days())));
            back.put(
                    PolicyLines.WINDOWS + line.days().text(),
                    asPreset ? Optional.empty() : Optional.of(new RuleValue.Windows(minutes.windows())));
        }
        return back;
    }

    /// The minute at which the last window ends, from the midnight at which the day begins.
    private static Optional<Integer> end(List<TimeWindow> windows) {
        return windows.stream()
                .map(window -> {
                    int end = window.end().toSecondOfDay() / 60;
                    return end == 0 || window.crossesMidnight() ? end + OpenMinutes.DAY : end;
                })
                .max(Comparator.naturalOrder());
    }

    private void eachWindows(Function<Layer, DayMap<List<TimeWindow>>> subject, String prefix, Subject what) {
        for (var entry : subject.apply(own).entries()) {
            var below = below(subject, entry.days());
            var mine = OpenMinutes.of(entry.value());
            var theirs = TypicalWeek.minutes(below);
            if (isAhead(entry.days()) && !mine.equals(theirs)) {
                var direction = mine.isWithin(theirs)
                        ? Direction.STRICTER
                        : theirs.isWithin(mine) ? Direction.WIDER : Direction.OTHER;
                found.add(new Deviation(
                        what,
                        List.of(prefix + entry.days().text()),
                        Map.of(prefix + entry.days().text(), Optional.empty()),
                        Optional.of(entry.days()),
                        new RuleValue.Windows(entry.value()),
                        below.map(RuleValue.Windows::new),
                        direction,
                        direction == Direction.OTHER
                                ? Optional.empty()
                                : Optional.of(Duration.ofMinutes(Math.abs(mine.count() - theirs.count()))),
                        last(entry.days())));
            }
        }
    }

    private void sum(Subject subject, String path, Function<TimeRules, Optional<Duration>> which) {
        var theirs = which.apply(preset.time());
        which.apply(own.time())
                .filter(mine -> !theirs.equals(Optional.of(mine)))
                .ifPresent(mine -> length(subject, path, Optional.empty(), Optional.empty(), mine, theirs, false));
    }

    private void rest() {
        own.time().rest().ifPresent(mine -> {
            var theirs = preset.time().rest();
            if (!theirs.map(Rest::after).equals(Optional.of(mine.after()))) {
                length(
                        Subject.REST_AFTER,
                        PolicyLines.REST,
                        theirs.map(rest -> new Rest(rest.after(), mine.pause()))
                                .filter(rest -> !Optional.of(rest).equals(theirs))
                                .map(RuleValue.Break::new),
                        Optional.empty(),
                        mine.after(),
                        theirs.map(Rest::after),
                        false);
            }
            if (theirs.isPresent() && !theirs.get().pause().equals(mine.pause())) {
                length(
                        Subject.REST_PAUSE,
                        PolicyLines.REST,
                        theirs.map(rest -> new Rest(mine.after(), rest.pause()))
                                .filter(rest -> !Optional.of(rest).equals(theirs))
                                .map(RuleValue.Break::new),
                        Optional.empty(),
                        mine.pause(),
                        theirs.map(Rest::pause),
                        true);
            }
        });
    }

    private void carry() {
        var theirs = preset.time().carryOver().orElse(Duration.ZERO);
        own.time()
                .carryOver()
                .filter(mine -> !mine.equals(theirs))
                .ifPresent(mine -> length(
                        Subject.CARRY_OVER,
                        PolicyLines.CARRY_OVER,
                        Optional.empty(),
                        Optional.empty(),
                        mine,
                        Optional.of(theirs),
                        false));
    }

    /// @param back what the line is to say so that the preset holds in this
    /// @param longerIsStricter as with a pause
    private void length(
            Subject subject,
            String path,
            Optional<? extends RuleValue> back,
            Optional<DaySet> days,
            Duration mine,
            Optional<Duration> theirs,
            boolean longerIsStricter) {
        boolean wider = theirs.isPresent() && (mine.compareTo(theirs.get()) > 0) != longerIsStricter;
        found.add(new Deviation(
                subject,
                List.of(path),
                Map.of(path, back.map(RuleValue.class::cast)),
                days,
                new RuleValue.Length(mine),
                theirs.map(RuleValue.Length::new),
                wider ? Direction.WIDER : Direction.STRICTER,
                theirs.map(length -> mine.minus(length).abs()),
                days.flatMap(this::last)));
    }

    /// What the preset says for the days of a line.
    private <V> Optional<V> below(Function<Layer, DayMap<V>> subject, DaySet days) {
        var map = subject.apply(preset);
        return switch (days) {
            case DaySet.EveryDay _, DaySet.SchoolDays _ -> TypicalWeek.on(map, DayOfWeek.MONDAY);
            case DaySet.DaysOff _ -> TypicalWeek.on(map, DayOfWeek.SUNDAY);
            case DaySet.Weekdays weekdays ->
                TypicalWeek.on(
                        map, weekdays.days().stream().sorted().findFirst().orElseThrow());
            case DaySet.Named _, DaySet.Dated _ ->
                first(days)
                        .flatMap(day -> new DayIndex<>(map, calendar).on(day))
                        .map(DayMap.Entry::value);
        };
    }

    private List<DateRange> ranges(DaySet days) {
        return switch (days) {
            case DaySet.Named(var name) -> calendar.period(name).ranges();
            case DaySet.Dated(var range) -> List.of(range);
            case DaySet.EveryDay _, DaySet.SchoolDays _, DaySet.DaysOff _, DaySet.Weekdays _ -> List.of();
        };
    }

    private Optional<LocalDate> first(DaySet days) {
        return ranges(days).stream().map(DateRange::first).min(Comparator.naturalOrder());
    }

    private Optional<LocalDate> last(DaySet days) {
        return ranges(days).stream().map(DateRange::last).max(Comparator.naturalOrder());
    }

    /// Whether some of the days are not over.
    private boolean isAhead(DaySet days) {
        return ranges(days).isEmpty()
                || last(days).filter(day -> !day.isBefore(today)).isPresent();
    }
}
