package org.porchlight.core.decide;

import java.time.Duration;
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
import org.porchlight.core.policy.TimeRules;
import org.porchlight.core.policy.TimeWindow;
import org.porchlight.core.time.CivilDays;

/// The windows of a child laid on the calendar, with what parents opened past them. Budgets play no part.
///
/// An instant is inside a window when its local time is. So an hour that a clock change repeats is inside twice, and
/// one that it skips does not exist.
public final class OpenTimes {
    /// A stretch of time that is open.
    ///
    /// @param from inside
    /// @param to first instant after
    public record Stretch(Instant from, Instant to) {}

    /// A stretch with the reason for which it ends.
    ///
    /// @param reason WINDOW or GRANT
    /// @param path the rule; nothing for a day for which no window is written
    record Piece(Instant from, Instant to, Reason reason, Optional<String> path) {
        boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    private final TimeRules rules;
    private final ZoneId zone;
    private final List<Piece> beyond;

    public OpenTimes(TimeRules rules, ZoneId zone, TimeFacts facts) {
        this.rules = rules;
        this.zone = zone;
        this.beyond = facts.beyond().stream()
                .map(stretch -> new Piece(stretch.from(), stretch.until(), Reason.GRANT, Optional.of("grant")))
                .toList();
    }

    /// What is open on a day, in order, cut at the day's two midnights; stretches that touch are one.
    public List<Stretch> on(LocalDate day) {
        var start = CivilDays.start(day, zone);
        var end = CivilDays.end(day, zone);
        var merged = new ArrayList<Stretch>();
        for (var piece : around(day)) {
            var from = later(piece.from(), start);
            var to = earlier(piece.to(), end);
            if (!from.isBefore(to)) {
                continue;
            }
            if (!merged.isEmpty() && !from.isAfter(merged.getLast().to())) {
                var last = merged.removeLast();
                merged.add(new Stretch(last.from(), later(last.to(), to)));
            } else {
                merged.add(new Stretch(from, to));
            }
        }
        return List.copyOf(merged);
    }

    /// The end of the open time in which `at` lies, over midnights and touching windows; nothing when `at` is outside,
    /// or when it goes on for longer than `within`.
    public Optional<Instant> endOf(Instant at, Duration within) {
        var limit = at.plus(within);
        var end = at;
        for (var piece = lastAt(end); piece.isPresent(); piece = lastAt(end)) {
            end = piece.get().to();
            if (end.isAfter(limit)) {
                return Optional.empty();
            }
        }
        return Optional.of(end).filter(found -> found.isAfter(at));
    }

    /// Whether an instant is open.
    public boolean contains(Instant at) {
        return lastAt(at).isPresent();
    }

    /// Of the pieces that hold `at`, the one that goes on longest; a window before a grant.
    Optional<Piece> lastAt(Instant at) {
        return around(CivilDays.of(at, zone)).stream()
                .filter(piece -> piece.contains(at))
                .max(Comparator.comparing(Piece::to).thenComparing(piece -> piece.reason() == Reason.WINDOW));
    }

    /// Pieces that may touch a day, by their start.
    private List<Piece> around(LocalDate day) {
        var all = new ArrayList<>(beyond);
        for (var start = day.minusDays(1); !start.isAfter(day.plusDays(1)); start = start.plusDays(1)) {
            all.addAll(startingOn(start));
        }
        all.sort(Comparator.comparing(Piece::from));
        return all;
    }

    List<Piece> beyond() {
        return beyond;
    }

    /// The windows that belong to a day; they may end on the next one.
    List<Piece> startingOn(LocalDate day) {
        var found = rules.windows().on(day);
        if (found.isEmpty()) {
            var whole =
                    new Piece(CivilDays.start(day, zone), CivilDays.end(day, zone), Reason.WINDOW, Optional.empty());
            return List.of(whole);
        }
        var pieces = new ArrayList<Piece>();
        var windows = found.get().value();
        for (int i = 0; i < windows.size(); i++) {
            var path = "time.windows." + found.get().days().text() + "[" + i + "]";
            addPieces(pieces, day, windows.get(i), path);
        }
        return pieces;
    }

    private void addPieces(List<Piece> pieces, LocalDate day, TimeWindow window, String path) {
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
                pieces.add(new Piece(start, end, Reason.WINDOW, Optional.of(path)));
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
