package org.porchlight.core.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.porchlight.core.decide.OpenTimes;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.engine.Card;
import org.porchlight.core.engine.ChildState;
import org.porchlight.core.engine.Desired;
import org.porchlight.core.engine.FinishLine;
import org.porchlight.core.engine.OwnLimits;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.State;
import org.porchlight.core.event.Actor;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.time.CivilDays;

/// Tells how things stand for one child, from the state of the engine.
final class ChildStanding {
    private static final Duration WINDOW_HORIZON = Duration.ofHours(24);

    /// How long an answer is shown after it was given.
    private static final Duration ANSWER_SHOWN = Duration.ofHours(24);

    private ChildStanding() {}

    static ChildStatus status(State state, Desired desired, Child child) {
        var known = state.child(child.id()).orElseThrow();
        var facts = state.facts(child.id());
        var verdict = known.verdict();
        var now = state.now();
        var today = CivilDays.of(now, state.document().policy().zone());
        var card = desired.cards().getOrDefault(child.id(), new Card.None());
        return new ChildStatus(
                child.id(),
                child.name(),
                child.birth().flatMap(birth -> birth.yearsOn(today)).stream()
                        .mapToInt(years -> years)
                        .findFirst(),
                presented(known),
                verdict.reason(),
                verdict.rule().path(),
                facts.standing().spent().toSeconds(),
                seconds(verdict.remaining()),
                budget(state, child, today, facts.standing().trust()),
                facts.standing().granted().toSeconds(),
                seconds(facts.standing().capacity(state.document().rules(child.id()))),
                verdict.until(),
                verdict.next(),
                known.held().frozen(),
                known.held().strength(),
                known.running().kind().isSpent() && !known.gap(),
                known.title(),
                open(state, child).endOf(now, WINDOW_HORIZON),
                spans(state, child, today),
                TimeDecider.nextOpening(state.document(), child.id(), facts, now),
                ahead(state, child, today.plusDays(1), facts.coming().trust()),
                card instanceof Card.Warning warning
                        ? OptionalLong.of(warning.threshold().toSeconds())
                        : OptionalLong.empty(),
                card instanceof Card.Lock,
                card instanceof Card.Warning warning ? Optional.of(warning.end()) : Optional.empty(),
                facts.studyAt(now).map(TimeFacts.Study::until),
                request(state, child.id()),
                state.book(child.id()).questions().open(Retention.detailFrom(state)).stream()
                        .map(Dispute::of)
                        .toList(),
                new Offer(
                        card instanceof Card.Lock lock ? lock.form() : Card.Form.FULL,
                        List.copyOf(state.goingOn(child.id()).keySet()),
                        FinishLine.offered(state, child.id())),
                state.document().rules(child.id()).rest(today).map(said -> RestAhead.of(said.value(), facts.sitting())),
                self(state.document().rules(child.id()), today),
                known.refused(now),
                presented(known) == ChildStatus.Presented.PAUSED
                        ? state.book(child.id()).pausedBy().map(Actor::text)
                        : Optional.empty());
    }

    private static OptionalLong seconds(Optional<Duration> length) {
        return length.stream().mapToLong(Duration::toSeconds).findFirst();
    }

    private static SelfSet self(ChildRules rules, LocalDate today) {
        return new SelfSet(OwnLimits.of(rules, today), OwnLimits.below(rules, today));
    }

    private static Optional<Asking> request(State state, ChildId id) {
        var questions = state.book(id).questions();
        var waiting = questions.waiting(state.now()).map(Asking::of);
        return waiting.or(() -> questions
                .lastRequest()
                .flatMap(asked -> questions
                        .answer(asked)
                        .map(said -> Asking.of(asked)
                                .answered(
                                        said.fact().at().orElse(asked.at()),
                                        said.actor().text(),
                                        said.fact())))
                .filter(asked -> asked.answer()
                        .filter(said -> state.now().isBefore(said.at().plus(ANSWER_SHOWN)))
                        .isPresent()));
    }

    private static ChildStatus.Presented presented(ChildState known) {
        return switch (known.verdict().state()) {
            case OPEN -> known.presence().present() ? ChildStatus.Presented.OPEN : ChildStatus.Presented.AWAY;
            case REST -> known.presence().present() ? ChildStatus.Presented.REST : ChildStatus.Presented.AWAY;
            case CLOSED -> ChildStatus.Presented.CLOSED;
            case PAUSED -> ChildStatus.Presented.PAUSED;
        };
    }

    /// What a day allows.
    static DayAhead ahead(State state, Child child, LocalDate day, Trust trust) {
        return new DayAhead(
                day,
                state.document().rules(child.id()).isDayOff(day),
                budget(state, child, day, trust),
                spans(state, child, day));
    }

    private static OptionalLong budget(State state, Child child, LocalDate day, Trust trust) {
        return trust.budget(Reports.budgetOf(state, child.id(), day)).stream()
                .mapToLong(Duration::toSeconds)
                .findFirst();
    }

    private static List<Span> spans(State state, Child child, LocalDate day) {
        return open(state, child).on(day).stream()
                .map(stretch -> new Span(stretch.from(), stretch.to()))
                .toList();
    }

    private static OpenTimes open(State state, Child child) {
        return new OpenTimes(state.document().rules(child.id()), state.facts(child.id()));
    }
}
