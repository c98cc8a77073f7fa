package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.decide.OpenTimes;
import org.porchlight.core.decide.ProgramDecider;
import org.porchlight.core.decide.SiteDecider;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.engine.Card;
import org.porchlight.core.engine.ChildState;
import org.porchlight.core.engine.Desired;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.State;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.DayMap;
import org.porchlight.core.policy.DomainName;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.ClockReading;

/// Tells how things stand, from the state of the engine.
public final class Reports {
    private static final Duration WINDOW_HORIZON = Duration.ofHours(24);

    private Reports() {}

    /// How things stand at a reading that is not older than the state: the time since the last input is accounted as
    /// a tick would.
    public static StatusReport status(State state, ClockReading now, boolean soft) {
        var step = Engine.step(state, new Input.Tick(now));
        var current = step.next();
        var children = current.document().policy().children().stream()
                .map(child -> child(current, step.desired(), child))
                .toList();
        return new StatusReport(
                at(current),
                current.anchor().confidence(),
                now.synced(),
                soft,
                current.document().policy().zone().getId(),
                children);
    }

    /// The local day of the household.
    public static LocalDate today(State state, ClockReading now) {
        return CivilDays.of(state.anchor().at(now), state.document().policy().zone());
    }

    /// Why a child's time is open or closed.
    ///
    /// @param at nothing: now
    /// @throws IllegalArgumentException when the policy does not know the child
    public static WhyReport whyTime(State state, ClockReading now, ChildId id, Optional<Instant> at) {
        var current = Engine.step(state, new Input.Tick(now)).next();
        var instant = at.orElseGet(() -> at(current));
        var verdict = TimeDecider.decide(current.document(), child(current, id), current.facts(id), instant);
        return new WhyReport(id, instant, "", verdict);
    }

    /// Why a program may or may not start, by its absolute path.
    ///
    /// @throws IllegalArgumentException when the policy does not know the child
    public static WhyReport whyProgram(State state, ClockReading now, ChildId id, String path) {
        var rules = child(state, id).apps().orElse(AppRules.OPEN);
        var verdict = ProgramDecider.decide(rules, path, state.document().version());
        return new WhyReport(id, state.anchor().at(now), path, verdict);
    }

    /// Why a site may or may not be reached, by its host name.
    ///
    /// @throws IllegalArgumentException when the policy does not know the child
    public static WhyReport whySite(State state, ClockReading now, ChildId id, String host) {
        var rules = child(state, id).sites().orElse(SiteRules.OPEN);
        var name = DomainName.canonical(host).orElse(host);
        var verdict = SiteDecider.decide(rules, name, state.document().version());
        return new WhyReport(id, state.anchor().at(now), host, verdict);
    }

    /// What coming days allow, as the policy stands.
    ///
    /// @param days 0 to 400
    /// @return nothing when the policy does not know the child
    public static List<DayAhead> ahead(State state, ChildId id, LocalDate from, int days) {
        if (days < 0 || days > 400) {
            throw new IllegalArgumentException(days + " days ahead");
        }
        return state.document().policy().child(id).stream()
                .flatMap(child -> from.datesUntil(from.plusDays(days)).map(day -> ahead(state, child, day)))
                .toList();
    }

    /// The interval that goes on, as far as it is known; nothing when it has no length yet.
    public static Optional<Interval> running(State state, ChildId id) {
        return state.child(id)
                .filter(child -> !child.gap())
                .map(child -> child.running().interval(false))
                .filter(interval -> interval.from().isBefore(interval.to()));
    }

    /// The account of a day with the interval that goes on, when it lies on that day: gapless up to the last input.
    public static DayAccount withRunning(State state, DayAccount kept) {
        if (!isToday(state, kept.child(), kept.day())) {
            return kept;
        }
        var intervals = new ArrayList<>(kept.intervals());
        var running = running(state, kept.child());
        running.ifPresent(intervals::add);
        // The rules may have changed since the day began; status and account must not tell two truths.
        return new DayAccount(
                kept.child(),
                kept.day(),
                budgetOf(state, kept.child(), kept.day()),
                kept.granted(),
                kept.counted().plus(running.map(Reports::spent).orElse(Duration.ZERO)),
                state.document().version(),
                intervals);
    }

    /// The sums of a day with the interval that goes on, when it lies on that day.
    public static DayFacts withRunning(State state, ChildId id, DayFacts kept) {
        if (!isToday(state, id, kept.day())) {
            return kept;
        }
        var running = running(state, id).filter(interval -> interval.kind().isSpent());
        var spent = running.map(Interval::length).orElse(Duration.ZERO);
        var byTitle = new HashMap<>(kept.byTitle());
        running.ifPresent(interval -> byTitle.merge(interval.title().orElse(""), spent, Duration::plus));
        return new DayFacts(
                kept.day(),
                budgetOf(state, id, kept.day()),
                kept.counted().plus(spent),
                byTitle,
                kept.limitHits(),
                kept.programsDenied(),
                kept.sitesDenied());
    }

    private static boolean isToday(State state, ChildId id, LocalDate day) {
        return state.child(id)
                .filter(child -> child.running().day().equals(day))
                .isPresent();
    }

    private static Optional<Duration> budgetOf(State state, ChildId id, LocalDate day) {
        return state.document()
                .policy()
                .child(id)
                .flatMap(child -> child.time().budget().on(day))
                .map(DayMap.Entry::value);
    }

    private static Duration spent(Interval interval) {
        return interval.kind().isSpent() ? interval.length() : Duration.ZERO;
    }

    private static Child child(State state, ChildId id) {
        return state.document()
                .policy()
                .child(id)
                .orElseThrow(() -> new IllegalArgumentException("no child " + id.value() + " in the policy"));
    }

    private static DayAhead ahead(State state, Child child, LocalDate day) {
        return new DayAhead(day, budget(child, day), spans(state, child, day));
    }

    private static OptionalLong budget(Child child, LocalDate day) {
        return child.time().budget().on(day).stream()
                .mapToLong(entry -> entry.value().toSeconds())
                .findFirst();
    }

    private static List<Span> spans(State state, Child child, LocalDate day) {
        return open(state, child).on(day).stream()
                .map(stretch -> new Span(stretch.from(), stretch.to()))
                .toList();
    }

    private static OpenTimes open(State state, Child child) {
        return new OpenTimes(child.time(), state.document().policy().zone(), state.facts(child.id()));
    }

    private static ChildStatus child(State state, Desired desired, Child child) {
        var known = state.child(child.id()).orElseThrow();
        var facts = state.facts(child.id());
        var verdict = known.verdict();
        var now = at(state);
        var today = CivilDays.of(now, state.document().policy().zone());
        var card = desired.cards().getOrDefault(child.id(), new Card.None());
        return new ChildStatus(
                child.id(),
                child.name(),
                child.birth().stream().mapToInt(birth -> birth.yearsOn(today)).findFirst(),
                presented(known),
                verdict.reason(),
                verdict.rule().path(),
                facts.on(today).spent().toSeconds(),
                verdict.remaining().stream().mapToLong(Duration::toSeconds).findFirst(),
                budget(child, today),
                facts.on(today).granted().toSeconds(),
                verdict.until(),
                verdict.next(),
                known.held().frozen(),
                known.held().strength(),
                known.running().kind().isSpent() && !known.gap(),
                known.title(),
                open(state, child).endOf(now, WINDOW_HORIZON),
                spans(state, child, today),
                TimeDecider.nextOpening(state.document(), child, facts, now),
                ahead(state, child, today.plusDays(1)),
                card instanceof Card.Warning(var threshold)
                        ? OptionalLong.of(threshold.toSeconds())
                        : OptionalLong.empty(),
                card instanceof Card.Lock);
    }

    private static ChildStatus.Presented presented(ChildState known) {
        return switch (known.verdict().state()) {
            case OPEN -> known.presence().present() ? ChildStatus.Presented.OPEN : ChildStatus.Presented.AWAY;
            case CLOSED -> ChildStatus.Presented.CLOSED;
            case PAUSED -> ChildStatus.Presented.PAUSED;
        };
    }

    private static Instant at(State state) {
        return state.anchor().at(state.last());
    }
}
