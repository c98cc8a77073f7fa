package org.porchlight.core.account;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.Shift;

/// An interval with the local day to which it belongs.
public record Dated(LocalDate day, Interval interval) {
    /// Where this interval lies after stretches of the ruler have moved on the calendar: in parts, each within one day,
    /// in order. Nothing is left of a sleep that turns out not to have been.
    ///
    /// @param zone in which the days are cut
    /// @param shifts none overlaps another
    public List<Dated> moved(ZoneId zone, List<Shift> shifts) {
        if (interval.place().isEmpty()) {
            return List.of(this);
        }
        return interval.kind() == Kind.ASLEEP
                ? slept(interval.place().get(), zone, shifts)
                : used(interval.place().get(), zone, shifts);
    }

    /// How far a point of a boot's ruler moves on the calendar.
    public static Duration by(BootId boot, Duration point, List<Shift> shifts) {
        for (var shift : shifts) {
            if (shift.boot().equals(boot) && shift.from().compareTo(point) <= 0 && point.compareTo(shift.to()) <= 0) {
                return shift.by();
            }
        }
        return Duration.ZERO;
    }

    private List<Dated> used(Ruled place, ZoneId zone, List<Shift> shifts) {
        var over = shifts.stream().filter(shift -> overlap(shift, place)).toList();
        if (over.isEmpty()) {
            return List.of(this);
        }
        var edges = new TreeSet<>(List.of(place.from(), place.to()));
        for (var shift : over) {
            edges.add(later(shift.from(), place.from()));
            edges.add(earlier(shift.to(), place.to()));
        }
        var parts = new ArrayList<Dated>();
        var rest = interval.length();
        var from = edges.pollFirst();
        while (from != null && !edges.isEmpty()) {
            var to = edges.pollFirst();
            // The middle of a part lies in one stretch or in none; its ends may touch two.
            var by = by(place.boot(), from.plus(to.minus(from).dividedBy(2)), shifts);
            var length = edges.isEmpty() ? rest : earlier(rest, to.minus(from));
            rest = rest.minus(length);
            var at = interval.from().plus(from.minus(place.from())).plus(by);
            var part = new Ruled(place.boot(), from, to);
            parts.addAll(cut(with(at, at.plus(to.minus(from)), length, part), zone));
            from = to;
        }
        return parts;
    }

    private static boolean overlap(Shift shift, Ruled place) {
        return shift.boot().equals(place.boot())
                && shift.from().compareTo(place.to()) < 0
                && place.from().compareTo(shift.to()) < 0;
    }

    /// A sleep ends where the use after it begins, wherever that moves.
    private List<Dated> slept(Ruled place, ZoneId zone, List<Shift> shifts) {
        var from = interval.from();
        var to = interval.to();
        for (var shift : shifts) {
            if (!shift.boot().equals(place.boot()) || shift.to().compareTo(place.from()) <= 0) {
                continue;
            }
            if (shift.from().compareTo(place.from()) <= 0) {
                from = from.plus(shift.by());
                to = to.plus(shift.by());
            } else if (shift.from().compareTo(place.to()) >= 0) {
                var begins = to.plus(shift.from().minus(place.to())).plus(shift.by());
                to = shift.from().equals(place.to()) || begins.isBefore(to) ? begins : to;
            }
        }
        if (from.equals(interval.from()) && to.equals(interval.to())) {
            return List.of(this);
        }
        return from.isBefore(to) ? cut(with(from, to, Duration.between(from, to), place), zone) : List.of();
    }

    private Interval with(Instant from, Instant to, Duration length, Ruled place) {
        return new Interval(
                from,
                to,
                length,
                interval.kind(),
                interval.title(),
                interval.why(),
                interval.recovered(),
                interval.group(),
                Optional.of(place));
    }

    /// An interval cut at local midnights.
    private List<Dated> cut(Interval whole, ZoneId zone) {
        var parts = new ArrayList<Dated>();
        var place = whole.place().orElseThrow();
        var point = place.from();
        var rest = whole.length();
        var from = whole.from();
        while (from.isBefore(whole.to())) {
            var day = CivilDays.of(from, zone);
            var midnight = CivilDays.end(day, zone);
            var to = midnight.isBefore(whole.to()) ? midnight : whole.to();
            boolean last = to.equals(whole.to());
            var next = last ? place.to() : earlier(point.plus(Duration.between(from, to)), place.to());
            var length = last ? rest : earlier(rest, Duration.between(from, to));
            parts.add(new Dated(day, with(from, to, length, new Ruled(place.boot(), point, next))));
            rest = rest.minus(length);
            point = next;
            from = to;
        }
        return parts;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
