package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.porchlight.core.account.Sums;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;

/// The pages of the book of one child, and what one more fact changes on them.
///
/// @param days the days of which something is known
/// @param recent intervals that are kept one by one
/// @param gifts what parents gave
/// @param pauses what parents paused
/// @param studies what was begun as study
/// @param requests what the child asked
/// @param disputes what the child disputed
/// @param moves re-datings, by where they were written
record Pages(
        BookDays days,
        Entries recent,
        Gifts gifts,
        Pauses pauses,
        Studies studies,
        Requests requests,
        Disputes disputes,
        NavigableMap<Position, Moves> moves) {
    static final Pages EMPTY = new Pages(
            BookDays.NONE,
            Entries.NONE,
            Gifts.NONE,
            Pauses.NONE,
            Studies.NONE,
            Requests.NONE,
            Disputes.NONE,
            new TreeMap<>());

    /// These pages with one more fact; one of another child changes nothing.
    Pages with(ChildId child, Event event) {
        var at = Position.of(event);
        if (event.fact() instanceof Fact.Redated redated) {
            return moving(Moves.of(event, redated));
        }
        if (event.fact() instanceof Restored restored) {
            return restoring(child, event, restored);
        }
        if (!event.fact().about().equals(Optional.of(child))) {
            return this;
        }
        return switch (event.fact()) {
            case Fact.DayOpened fact -> opening(at, fact);
            case Fact.DayAdjusted fact -> day(fact.day(), day -> day.with(BookDay.Opening.of(at, fact)));
            case Fact.DayVoided fact -> day(fact.day(), day -> day.with(BookDay.Opening.voided(at)));
            case Fact.DayClosed fact -> day(fact.day(), day -> day.closing(at, fact.totals()));
            case Fact.Owed fact -> day(fact.day(), day -> day.owing(at, fact.amount()));
            case Fact.FinishLineTaken fact -> day(fact.day(), day -> day.finishing(at, fact.amount()));
            case Fact.Corrected fact -> day(fact.day(), day -> day.correcting(at, fact.amount()));
            case Fact.IntervalClosed fact -> adding(Entry.Key.of(event, fact), Entry.of(event, fact, moves));
            case Fact.Granted fact -> giving(Gift.id(event, fact), Gift.of(event, fact));
            case Fact.Paused fact -> pausing(pauses.with(event, fact.at(), fact.until()));
            case Fact.Unpaused fact -> pausing(pauses.ending(fact.pausedAt()));
            case Fact.Studied fact -> studying(studies.with(event, fact));
            case Fact.StudyEnded fact -> studying(studies.ending(fact));
            case Question.Requested fact -> asking(requests.with(event, fact));
            case Question.Answered fact -> asking(requests.answering(event, fact));
            case Question.Disputed fact -> disputing(disputes.with(event, fact));
            case Question.Settled fact -> disputing(disputes.settling(event, fact));
            case Fact.Forgotten fact -> fact.before().map(this::forgetting).orElse(EMPTY);
            case Fact.GuardStarted _,
                    Fact.Weakened _,
                    Fact.Mended _,
                    Fact.PolicyStored _,
                    Fact.ClockChanged _,
                    Fact.Redated _,
                    Fact.LimitReached _,
                    Fact.ProgramDenied _,
                    Fact.SiteDenied _,
                    Fact.Looked _,
                    ParentFact.ParentNamed _,
                    ParentFact.ParentRemoved _,
                    ParentFact.WrongSecret _,
                    Fact.CodesEnrolled _,
                    Fact.Bound _,
                    Fact.Sealed _,
                    Fact.DayPacked _,
                    Restored _ -> this;
        };
    }

    /// These pages with many intervals, grants and re-datings of their child.
    Pages gathering(List<Event> many) {
        var all = new TreeMap<>(moves);
        for (var event : many) {
            if (event.fact() instanceof Fact.Redated fact) {
                all.putIfAbsent(Position.of(event), Moves.of(event, fact));
            }
        }
        var entries =
                new TreeMap<>(all.size() > moves.size() ? recent.moved(all).all() : recent.all());
        var given = new HashMap<>(gifts.written());
        for (var event : many) {
            if (event.fact() instanceof Fact.IntervalClosed fact) {
                entries.computeIfAbsent(Entry.Key.of(event, fact), _ -> Entry.of(event, fact, all));
            } else if (event.fact() instanceof Fact.Granted fact) {
                given.putIfAbsent(Gift.id(event, fact), Gift.of(event, fact));
            }
        }
        var lying = new Gifts(given, Map.of(), Map.of()).moved(all);
        return new Pages(days, new Entries(entries), lying, pauses, studies, requests, disputes, all).recounted();
    }

    private Pages restoring(ChildId child, Event event, Restored fact) {
        var at = Position.of(event);
        var pages = this;
        for (var register : fact.registers()) {
            if (register.child().equals(child)) {
                pages = pages.day(register.day(), day -> day.restoring(at, fact, register));
                if (register.granted().isPositive()) {
                    pages = pages.giving(Gift.id(event, register), Gift.of(event, register));
                }
            }
        }
        return pages;
    }

    /// These pages with sums of intervals that are not kept one by one.
    Pages with(LocalDate date, Sums sums) {
        return day(date, day -> day.settled(day.settled().plus(sums)));
    }

    /// These pages without what was before `first`, and without re-datings that move nothing of what is left.
    Pages since(LocalDate first) {
        if (!days.hasBefore(first)) {
            return this;
        }
        var kept = new Pages(
                days.since(first),
                recent.since(first),
                gifts.since(first, moves),
                pauses.since(first),
                studies.since(first),
                requests.since(first),
                disputes.answeredSince(first),
                moves);
        return new Pages(
                        kept.days,
                        kept.recent,
                        kept.gifts,
                        kept.pauses,
                        kept.studies,
                        kept.requests,
                        kept.disputes,
                        kept.movesThatMatter())
                .recounted();
    }

    /// Those that came after something that is kept: what is written under an anchor moves by later ones alone.
    private NavigableMap<Position, Moves> movesThatMatter() {
        return Stream.of(
                        recent.positions(),
                        gifts.positions(),
                        pauses.positions(),
                        studies.positions(),
                        requests.positions())
                .flatMap(positions -> positions)
                .min(Comparator.naturalOrder())
                .map(oldest -> new TreeMap<>(moves.tailMap(new Position(oldest.anchor() + 1, Duration.ZERO), true)))
                .orElseGet(TreeMap::new);
    }

    /// These pages with the intervals before `first` summed up: they will not move any more.
    Pages settledBefore(LocalDate first) {
        return keeping(recent.since(first));
    }

    /// These pages with no more intervals one by one than the last `most`.
    Pages settledBeyond(int most) {
        return recent.size() > most ? keeping(recent.newest(most)) : this;
    }

    private Pages keeping(Entries kept) {
        if (kept.size() == recent.size()) {
            return this;
        }
        return new Pages(days.settling(recent.without(kept)), kept, gifts, pauses, studies, requests, disputes, moves)
                .recounted();
    }

    private Pages opening(Position at, Fact.DayOpened fact) {
        var pages = day(fact.day(), day -> day.with(BookDay.Opening.of(at, fact)));
        var date = fact.day();
        for (var terms : fact.passed().reversed()) {
            date = date.minusDays(1);
            pages = pages.day(date, day -> day.passing(at, terms));
        }
        return pages;
    }

    private Pages day(LocalDate date, UnaryOperator<BookDay> change) {
        return new Pages(days.with(date, change), recent, gifts, pauses, studies, requests, disputes, moves);
    }

    private Pages adding(Entry.Key key, Entry entry) {
        if (recent.has(key)) {
            return this;
        }
        return new Pages(
                days.adding(entry), recent.with(key, entry), gifts, pauses, studies, requests, disputes, moves);
    }

    private Pages giving(String id, Gift gift) {
        return new Pages(days, recent, gifts.with(id, gift, moves), pauses, studies, requests, disputes, moves);
    }

    private Pages pausing(Pauses other) {
        return new Pages(days, recent, gifts, other, studies, requests, disputes, moves);
    }

    private Pages studying(Studies other) {
        return new Pages(days, recent, gifts, pauses, other, requests, disputes, moves);
    }

    private Pages asking(Requests other) {
        return new Pages(days, recent, gifts, pauses, studies, other, disputes, moves);
    }

    private Pages disputing(Disputes other) {
        return new Pages(days, recent, gifts, pauses, studies, requests, other, moves);
    }

    private Pages forgetting(LocalDate before) {
        return since(before).disputing(disputes.since(before));
    }

    private Pages moving(Moves more) {
        if (moves.containsKey(more.at())) {
            return this;
        }
        var all = new TreeMap<>(moves);
        all.put(more.at(), more);
        return new Pages(days, recent.moved(all), gifts.moved(all), pauses, studies, requests, disputes, all)
                .recounted();
    }

    /// With the sums of the intervals that are kept.
    private Pages recounted() {
        return new Pages(days.counting(recent), recent, gifts, pauses, studies, requests, disputes, moves);
    }
}
