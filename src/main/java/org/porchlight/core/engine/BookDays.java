package org.porchlight.core.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.porchlight.core.account.Sums;
import org.porchlight.core.decide.Standing;

/// The days of one child of which something is known.
record BookDays(NavigableMap<LocalDate, BookDay> all) {
    static final BookDays NONE = new BookDays(new TreeMap<>());

    BookDay on(LocalDate day) {
        return all.getOrDefault(day, BookDay.NONE);
    }

    BookDays with(LocalDate day, UnaryOperator<BookDay> change) {
        var other = new TreeMap<>(all);
        other.put(day, change.apply(on(day)));
        return new BookDays(other);
    }

    /// With one more interval that is kept by itself.
    BookDays adding(Entry entry) {
        var other = new TreeMap<>(all);
        entry.parts()
                .forEach(part -> other.merge(
                        part.day(),
                        BookDay.NONE.recent(Sums.NONE.plus(part.interval())),
                        (day, _) -> day.recent(day.recent().plus(part.interval()))));
        return new BookDays(other);
    }

    /// With the sums of intervals that are not kept one by one any more.
    BookDays settling(Entries gone) {
        var other = new TreeMap<>(all);
        gone.sums().forEach((date, sums) -> {
            var day = other.getOrDefault(date, BookDay.NONE);
            other.put(date, day.settled(day.settled().plus(sums).brief()));
        });
        return new BookDays(other);
    }

    /// With the sums of those that are, and of no others.
    BookDays counting(Entries kept) {
        var other = new TreeMap<>(all);
        other.replaceAll((_, day) -> day.recent(Sums.NONE));
        kept.sums()
                .forEach((date, sums) ->
                        other.put(date, other.getOrDefault(date, BookDay.NONE).recent(sums)));
        return new BookDays(other);
    }

    boolean hasBefore(LocalDate first) {
        return !all.isEmpty() && all.firstKey().isBefore(first);
    }

    BookDays since(LocalDate first) {
        return new BookDays(new TreeMap<>(all.tailMap(first, true)));
    }

    /// Opened days that are not given in full, in order.
    List<LocalDate> notInFull() {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().isOpened()
                        && entry.getValue().opening().orElseThrow().trust() != Standing.Trust.FULL)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The last day before one that is given in full.
    Optional<LocalDate> lastInFull(LocalDate day) {
        return all.headMap(day, false).descendingMap().entrySet().stream()
                .filter(entry -> entry.getValue().isOpened()
                        && entry.getValue().opening().orElseThrow().trust() == Standing.Trust.FULL)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// How the days up to one were opened that did not turn out to be false.
    Stream<BookDay.Opening> openings(LocalDate last) {
        return all.headMap(last, true).values().stream()
                .flatMap(day -> day.opening().stream())
                .filter(BookDay.Opening::valid);
    }
}
