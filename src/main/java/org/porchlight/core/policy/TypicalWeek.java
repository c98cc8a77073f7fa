package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What is said of the days of a week without holidays, periods and dates, of which Monday to Friday are school days: a
/// child's own words over a preset.
///
/// @param preset what the preset says for the child's tier
public record TypicalWeek(Layer own, Layer preset) {
    private static final DaySet SCHOOL = new DaySet.SchoolDays();
    private static final DaySet OFF = new DaySet.DaysOff();

    /// `school-days` or `days-off`, which ever a day of such a week is.
    public static DaySet kind(DayOfWeek day) {
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? OFF : SCHOOL;
    }

    /// The days of the same kind.
    public static List<DayOfWeek> alike(DayOfWeek day) {
        return Arrays.stream(DayOfWeek.values())
                .filter(other -> kind(other).equals(kind(day)))
                .toList();
    }

    /// When a day is open.
    public OpenMinutes open(DayOfWeek day) {
        return minutes(on(layer -> layer.time().windows(), day));
    }

    /// When online games are open on a day, beside the PC itself; nothing when they are not told apart.
    public Optional<OpenMinutes> games(DayOfWeek day) {
        return tellsGamesApart() ? Optional.of(minutes(on(PolicyLines::games, day))) : Optional.empty();
    }

    boolean tellsGamesApart() {
        return !PolicyLines.games(own).isEmpty() || !PolicyLines.games(preset).isEmpty();
    }

    static OpenMinutes minutes(Optional<List<TimeWindow>> windows) {
        return windows.map(OpenMinutes::of).orElseGet(OpenMinutes::allDay);
    }

    /// What a kind of days has a day; nothing when it has no budget. Steps down are not taken.
    public Optional<Duration> budget(DaySet kind) {
        return ofKind(layer -> layer.time().budget(), kind);
    }

    <V> Optional<V> on(Function<Layer, DayMap<V>> subject, DayOfWeek day) {
        return on(subject.apply(own), day).or(() -> on(subject.apply(preset), day));
    }

    <V> Optional<V> ofKind(Function<Layer, DayMap<V>> subject, DaySet kind) {
        return ofKind(subject.apply(own), kind).or(() -> ofKind(subject.apply(preset), kind));
    }

    static <V> Optional<V> on(DayMap<V> map, DayOfWeek day) {
        return map.entries().stream()
                .filter(entry -> entry.days() instanceof DaySet.Weekdays weekdays
                        && weekdays.days().contains(day))
                .findFirst()
                .map(DayMap.Entry::value)
                .or(() -> ofKind(map, kind(day)));
    }

    private static <V> Optional<V> ofKind(DayMap<V> map, DaySet kind) {
        return of(map, kind).or(() -> of(map, new DaySet.EveryDay()));
    }

    private static <V> Optional<V> of(DayMap<V> map, DaySet days) {
        return map.entries().stream()
                .filter(entry -> entry.days().equals(days))
                .findFirst()
                .map(DayMap.Entry::value);
    }
}
