package org.porchlight.core.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.porchlight.core.time.CivilDays;

/// Windows laid on the calendar of a household.
///
/// An instant is inside a window when its local time is. So an hour that a clock change repeats is inside twice, and
/// one that it skips does not exist.
final class WindowCalendar {
    private final ZoneId zone;
    private final Function<LocalDate, Optional<Said<List<TimeWindow>>>> windows;
    private final ByDay<CivilDay> days;

    /// @param windows what starts on a day; nothing when the day is open all day
    WindowCalendar(ZoneId zone, Function<LocalDate, Optional<Said<List<TimeWindow>>>> windows) {
        this.zone = zone;
        this.windows = windows;
        this.days = new ByDay<>(this::lay);
    }

    CivilDay on(LocalDate day) {
        return days.on(day);
    }

    /// The day in which an instant lies.
    CivilDay at(Instant at) {
        var local = LocalDateTime.ofEpochSecond(
                        at.getEpochSecond(), at.getNano(), zone.getRules().getOffset(at))
                .toLocalDate();
        var day = days.on(local);
        return day.contains(at) ? day : days.on(CivilDays.of(at, zone));
    }

    private CivilDay lay(LocalDate day) {
        var start = CivilDays.start(day, zone);
        var end = CivilDays.end(day, zone);
        var touching = new ArrayList<Opening>();
        for (var first = day.minusDays(1); !first.isAfter(day.plusDays(1)); first = first.plusDays(1)) {
            for (var opening : startingOn(first)) {
                if (opening.to().isAfter(start) && opening.from().isBefore(end)) {
                    touching.add(opening);
                }
            }
        }
        touching.sort(Comparator.comparing(Opening::from));
        return new CivilDay(day, start, end, windows.apply(day), touching);
    }

    private List<Opening> startingOn(LocalDate day) {
        var found = windows.apply(day);
        if (found.isEmpty()) {
            return List.of(new Opening(CivilDays.start(day, zone), CivilDays.end(day, zone), Optional.empty()));
        }
        var openings = new ArrayList<Opening>();
        var said = found.get();
        for (int i = 0; i < said.value().size(); i++) {
            var window = said.value().get(i);
            add(openings, day, window, new Said<>(window, said.path() + "[" + i + "]", said.pack()));
        }
        return openings;
    }

    private void add(List<Opening> openings, LocalDate day, TimeWindow window, Said<TimeWindow> rule) {
        var from = day.atTime(window.start());
        boolean endsNextDay = window.crossesMidnight() || window.end().equals(LocalTime.MIDNIGHT);
        var to = LocalDateTime.of(endsNextDay ? day.plusDays(1) : day, window.end());

        // Between two clock changes the offset stands still, and there local times and instants run side by side.
        var at = from.toInstant(ZoneOffset.MAX);
        var last = to.toInstant(ZoneOffset.MIN);
        while (at.isBefore(last)) {
            var offset = zone.getRules().getOffset(at);
            var change = zone.getRules().nextTransition(at);
            var stop = change == null ? last : earlier(change.getInstant(), last);
            var start = later(from.toInstant(offset), at);
            var end = earlier(to.toInstant(offset), stop);
            if (start.isBefore(end)) {
                openings.add(new Opening(start, end, Optional.of(rule)));
            }
            at = stop;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
