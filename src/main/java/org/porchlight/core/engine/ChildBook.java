package org.porchlight.core.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.core.account.Interval;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Fact;

/// What the facts of recent days say about one child. The same facts in the same order fold to the same book, whether
/// they were just written or are read again after a restart.
///
/// @param opened days that began here
public record ChildBook(Set<LocalDate> opened, TimeFacts time) {
    static final ChildBook EMPTY = new ChildBook(Set.of(), TimeFacts.NONE);

    public ChildBook {
        opened = Set.copyOf(opened);
    }

    /// This book with one more fact.
    ///
    /// @param at calendar time of the fact
    ChildBook with(Fact fact, Instant at) {
        return switch (fact) {
            case Fact.DayOpened day -> opening(day.day());
            case Fact.IntervalClosed closed -> spending(closed.day(), closed.interval());
            case Fact.Granted grant -> granting(grant, at);
            case Fact.Paused pause -> pausing(Optional.of(new TimeFacts.Pause(pause.at(), pause.until())));
            case Fact.Unpaused end ->
                pausing(time.pause().filter(pause -> !pause.from().equals(end.pausedAt())));
            case Fact.GuardStarted _,
                    Fact.PolicyStored _,
                    Fact.LimitReached _,
                    Fact.ProgramDenied _,
                    Fact.SiteDenied _ -> this;
        };
    }

    /// This book without what was before `yesterday`, which begins at `start`.
    ChildBook since(LocalDate yesterday, Instant start) {
        var uses = time.uses().entrySet().stream()
                .filter(entry -> !entry.getKey().isBefore(yesterday))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var beyond = time.beyond().stream()
                .filter(stretch -> stretch.until().isAfter(start))
                .toList();
        var days = opened.stream().filter(day -> !day.isBefore(yesterday)).collect(Collectors.toSet());
        return new ChildBook(days, new TimeFacts(uses, beyond, time.pause()));
    }

    private ChildBook spending(LocalDate day, Interval interval) {
        return interval.kind().isSpent() ? new ChildBook(opened, time.spending(day, interval.length())) : this;
    }

    private ChildBook granting(Fact.Granted grant, Instant at) {
        var granted = time.granting(grant.day(), grant.amount());
        var opening = grant.openUntil().map(until -> granted.opening(new TimeFacts.Beyond(at, until)));
        return new ChildBook(opened, opening.orElse(granted));
    }

    private ChildBook pausing(Optional<TimeFacts.Pause> pause) {
        return new ChildBook(opened, time.pausing(pause));
    }

    private ChildBook opening(LocalDate day) {
        var days = new HashSet<>(opened);
        days.add(day);
        return new ChildBook(days, time);
    }
}
