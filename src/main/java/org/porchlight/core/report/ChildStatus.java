package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Card;
import org.porchlight.core.engine.Held;
import org.porchlight.core.engine.RefusedProgram;
import org.porchlight.core.event.Actor;
import org.porchlight.core.policy.ChildId;

/// How things stand for one child.
///
/// @param state OPEN, REST, CLOSED or PAUSED; AWAY when it is open and no session is there
/// @param rule path of the rule that decided
/// @param remainingSeconds nothing when there is no limit
/// @param budgetSeconds the day's budget; nothing when there is none
/// @param grantedSeconds what parents added today
/// @param wholeSeconds what today gives in all, with what came over from other days and what was added; nothing when
///     there is no limit, or it is not said
/// @param until when the state changes if the child goes on
/// @param next when it opens again; in a REST, when the child can go on if it rests from now on; nothing when it is
///     open
/// @param counting whether time is taken from the budget now
/// @param title the program in use, where known
/// @param windowUntil when the open time of now ends by windows and grants, whatever is left of the budget; nothing
///     when it is outside, or has no end within a day
/// @param windows open spans of today, in order, cut at midnight
/// @param nextOpening when the child can go on after the closing that comes next, if it goes on until then; for a
///     child that is closed, when that ends
/// @param tomorrow what the next local day allows
/// @param warning seconds of the warning that is shown now; nothing when none is
/// @param lock whether the lock card is wanted now
/// @param end what the end brings of which is warned now
/// @param studyUntil when the study ends that goes on; nothing when none does
/// @param request what the child asked for last: while it waits, and for a day after it was answered
/// @param disputes that wait for an answer, oldest first
/// @param offer what the child can do besides waiting
/// @param rest the break that the rules ask for today; nothing where they ask for none
/// @param self the limit that the child sets itself
/// @param refused the program that the child started last in this minute and that may not run, as far as it was heard
///     of: once a minute of each; nothing for parents who are told no programs
/// @param pausedBy who paused the PC, such as `parent:mum` or the child, while it is
public record ChildStatus(
        ChildId id,
        String name,
        OptionalInt age,
        Presented state,
        Reason reason,
        String rule,
        long spentSeconds,
        OptionalLong remainingSeconds,
        OptionalLong budgetSeconds,
        long grantedSeconds,
        OptionalLong wholeSeconds,
        Optional<Instant> until,
        Optional<Instant> next,
        int frozen,
        Held.Strength held,
        boolean counting,
        Optional<String> title,
        Optional<Instant> windowUntil,
        List<Span> windows,
        Optional<Instant> nextOpening,
        DayAhead tomorrow,
        OptionalLong warning,
        boolean lock,
        Optional<Card.End> end,
        Optional<Instant> studyUntil,
        Optional<Asking> request,
        List<Dispute> disputes,
        Offer offer,
        Optional<RestAhead> rest,
        SelfSet self,
        Optional<RefusedProgram> refused,
        Optional<String> pausedBy) {
    /// What is told in whole seconds may be less by so much.
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /// The states a person is shown.
    public enum Presented {
        OPEN,
        REST,
        CLOSED,
        PAUSED,
        AWAY
    }

    public ChildStatus {
        windows = List.copyOf(windows);
        disputes = List.copyOf(disputes);
    }

    /// Whether the child cannot go on now.
    public boolean isShut() {
        return state == Presented.CLOSED || state == Presented.PAUSED;
    }

    /// Whether it is the child that stopped, without waiting for the end.
    public boolean isStoppedByItself() {
        return pausedBy.filter(new Actor.OfChild(id).text()::equals).isPresent();
    }

    /// How long the study still goes on; nothing of it where none does.
    public Duration studyLeft(Instant now) {
        return studyUntil
                .map(end -> Duration.between(now, end))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /// How long the child can go on of the day's own time, to which a study adds nothing; nothing when there is no
    /// limit.
    ///
    /// @param told when this was said
    public Optional<Duration> ownLeft(Instant told) {
        return remainingSeconds.stream()
                .mapToObj(left -> Duration.ofSeconds(left).minus(studyLeft(told)))
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .findFirst();
    }

    /// The break that is asked for now, where the child can go on once it was taken: where it does not close before.
    ///
    /// @param now not before this was said
    public Optional<RestAhead> restThenOn(Instant now) {
        return rest.filter(_ -> state == Presented.REST)
                .filter(due -> next.filter(
                                on -> !on.isAfter(now.plus(due.left()).plus(ROUNDING)))
                        .isPresent());
    }

    /// Whether the child takes the break that is due: some of it is over.
    public boolean isResting() {
        return state == Presented.REST
                && !counting
                && rest.filter(due -> due.rested().isPositive()).isPresent();
    }

    /// In how much use a break comes due; nothing where the time closes before, or no break is asked for.
    public Optional<Duration> restDueIn() {
        return rest.flatMap(RestAhead::dueIn)
                .filter(in -> remainingSeconds.isEmpty() || in.toSeconds() < remainingSeconds.getAsLong());
    }

    /// The same without programs that the child uses or wants to.
    ChildStatus untitled() {
        return with(Optional.empty(), offer, Optional.empty());
    }

    /// The same with what gives time at once at its screen.
    ChildStatus with(Keys keys) {
        return with(title, offer.with(keys), refused);
    }

    private ChildStatus with(Optional<String> inUse, Offer offered, Optional<RefusedProgram> wanted) {
        return new ChildStatus(
                id,
                name,
                age,
                state,
                reason,
                rule,
                spentSeconds,
                remainingSeconds,
                budgetSeconds,
                grantedSeconds,
                wholeSeconds,
                until,
                next,
                frozen,
                held,
                counting,
                inUse,
                windowUntil,
                windows,
                nextOpening,
                tomorrow,
                warning,
                lock,
                end,
                studyUntil,
                request,
                disputes,
                offered,
                rest,
                self,
                wanted,
                pausedBy);
    }
}
