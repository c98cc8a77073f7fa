package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.decide.OpenTimes;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.time.CivilDays;

/// Carries out what a parent asks for, or says why not. Every refusal is a key of the bundle `refusal`.
public final class Orders {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration LONGEST_TRUST = Duration.ofDays(366);
    static final int MAX_WORDS = 200;

    private Orders() {}

    /// @param authority the right to change anything; nobody gets here without one
    static Reply carryOut(Order order, Authority authority, Turn turn) {
        var against = Rights.against(order, authority);
        if (against.isPresent()) {
            return against.get();
        }
        var actor = actor(authority);
        return switch (order) {
            case Order.Grant grant -> grant(grant, authority, turn);
            case Order.Approve approve -> Answering.approve(approve, authority, turn);
            case Order.Deny deny -> Answering.deny(deny, actor, turn);
            case Order.Settle settle -> Answering.settle(settle, actor, turn);
            case Order.Correct correct -> correct(correct, actor, turn);
            case Order.Pause pause -> pause(pause, actor, turn);
            case Order.Unpause unpause -> unpause(unpause, actor, turn);
            case Order.Study study -> Studying.begin(study, authority, turn);
            case Order.EndStudy ended -> Studying.end(ended, authority, turn);
            case Order.Forget forget -> forget(forget, actor, turn);
            case Order.ConfirmClock confirm -> confirm(confirm, actor, turn);
            case Order.PutPolicy put -> putPolicy(put, actor, turn);
            case Order.NameParent name -> nameParent(name, actor, turn);
            case Order.EnrolCodes codes -> enrolCodes(codes, actor, turn);
            case Order.RemoveParent(var parent) -> removeParent(parent, actor, turn);
        };
    }

    /// Writes down that a parent looked; whether it is the first time today is the caller's matter.
    static void looked(ChildId child, Fact.Looked.At what, Actor by, Turn turn) {
        if (turn.knows(child)) {
            turn.emit(new Fact.Looked(child, what), by, Optional.of(turn.today()));
        }
    }

    /// Who acts by a right.
    public static Actor actor(Authority authority) {
        return switch (authority) {
            case Authority.Root() -> new Actor.Parent("root");
            case Authority.SoftOwner() -> new Actor.Parent("owner");
            case Authority.ParentSession(var parent) -> new Actor.Parent(parent.value());
            case Authority.CarerSession(var parent) -> new Actor.Parent(parent.value());
            case Authority.PinGrant(var parent) -> new Actor.Parent(parent.value());
            case Authority.OneTimeCode(var child, var _) -> new Actor.OfChild(child);
        };
    }

    private static Reply grant(Order.Grant order, Authority authority, Turn turn) {
        var wrong = wrong(order.child(), order.amount(), order.words(), turn);
        return wrong.orElseGet(() -> give(order, authority, turn));
    }

    /// Why an amount cannot be given or taken back, whatever the day is like.
    private static Optional<Reply> wrong(ChildId child, Duration amount, String words, Turn turn) {
        if (!turn.knows(child)) {
            return Optional.of(noSuchChild(child));
        }
        if (!isAmount(amount)) {
            return Optional.of(new Reply.Refused("amount-out-of-range", ""));
        }
        return words.length() > MAX_WORDS
                ? Optional.of(new Reply.Refused("words-too-long", Integer.toString(MAX_WORDS)))
                : Optional.empty();
    }

    /// What was given already under the same name is not given again.
    static Reply give(Order.Grant order, Authority authority, Turn turn) {
        var child = order.child();
        var id = order.id().orElseGet(() -> ownId(child, turn));
        if (turn.book(child).hasGift(id)) {
            return new Reply.Done();
        }
        var amount = Millis.of(order.amount());
        var beyond = Rights.against(amount, authority, turn);
        if (beyond.isPresent()) {
            return beyond.get();
        }
        var past = order.beyondWindow() ? past(child, amount, turn) : Optional.<TimeFacts.Beyond>empty();
        var from = past.filter(stretch -> stretch.begins() == TimeFacts.Beyond.Begins.AT_AN_END)
                .map(TimeFacts.Beyond::from);
        var until = past.map(TimeFacts.Beyond::until);
        var today = turn.today();
        var at = Optional.of(turn.instant());
        var fact = new Fact.Granted(child, today, amount, until, order.words(), at, id, Rights.by(authority), from);
        turn.emit(fact, actor(authority), Optional.of(today));
        OwnStop.end(child, actor(authority), turn);
        return new Reply.Done();
    }

    /// The name of a grant that is like no other: when it was given, and which it was in that moment.
    private static String ownId(ChildId child, Turn turn) {
        var moment = turn.now().boot().value() + ":" + turn.now().sinceBoot().toMillis();
        int no = 1;
        while (turn.book(child).hasGift(moment + ":" + no)) {
            no++;
        }
        return moment + ":" + no;
    }

    /// What is taken back can be no more than what counts, the interval that goes on included.
    private static Reply correct(Order.Correct order, Actor actor, Turn turn) {
        var wrong = wrong(order.child(), order.amount(), order.words(), turn);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        new Stretches(turn).cut(order.child());
        var counted = turn.book(order.child()).on(order.day()).spent();
        if (order.amount().compareTo(counted) > 0) {
            return new Reply.Refused("more-than-counted", Long.toString(counted.toSeconds()));
        }
        takeBack(order, counted, actor, turn);
        return new Reply.Done();
    }

    /// @param counted what counted of the day until now
    static void takeBack(Order.Correct order, Duration counted, Actor actor, Turn turn) {
        var fact = new Fact.Corrected(order.child(), order.day(), Millis.of(order.amount()), order.words());
        turn.emit(fact, actor, Optional.of(order.day()));
        new Reckoning(turn, order.child()).corrected(order.day(), counted);
    }

    private static Reply confirm(Order.ConfirmClock order, Actor actor, Turn turn) {
        if (order.trustRtc().isNegative() || order.trustRtc().compareTo(LONGEST_TRUST) > 0) {
            return new Reply.Refused("amount-out-of-range", "");
        }
        if (!turn.clock().isPossible(turn.now().wall())) {
            return new Reply.Refused("clock-impossible", turn.now().wall().toString());
        }
        turn.confirm(order.trustRtc(), actor);
        return new Reply.Done();
    }

    private static Reply forget(Order.Forget order, Actor actor, Turn turn) {
        if (order.before().isEmpty() && turn.knows(order.child())) {
            return new Reply.Refused("child-in-policy", order.child().value());
        }
        var late = order.before().filter(turn.today()::isBefore);
        if (late.isPresent()) {
            return new Reply.Refused("day-to-come", late.get().toString());
        }
        turn.emit(new Fact.Forgotten(order.child(), order.before()), actor, Optional.of(turn.today()));
        return new Reply.Done();
    }

    /// A grant past the window begins where the open time ends, or now when it is closed; the day's end bounds it.
    /// Where no window ends today there is nothing to go past.
    private static Optional<TimeFacts.Beyond> past(ChildId child, Duration amount, Turn turn) {
        var zone = turn.document().policy().zone();
        var midnight = CivilDays.end(turn.today(), zone);
        var open = new OpenTimes(turn.rules(child), turn.facts(child));
        if (!open.contains(turn.instant())) {
            return Optional.of(
                    new TimeFacts.Beyond(turn.instant(), earlier(turn.instant().plus(amount), midnight)));
        }
        return open.endOf(turn.instant(), Duration.between(turn.instant(), midnight))
                .filter(midnight::isAfter)
                .map(end -> new TimeFacts.Beyond(
                        end, earlier(end.plus(amount), midnight), TimeFacts.Beyond.Begins.AT_AN_END));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Reply pause(Order.Pause order, Actor actor, Turn turn) {
        var unknown = unknown(order.child(), turn);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        if (order.length().isPresent() && !isAmount(order.length().get())) {
            return new Reply.Refused("amount-out-of-range", "");
        }
        var midnight = CivilDays.end(turn.today(), turn.document().policy().zone());
        var until = order.length()
                .map(length -> turn.instant().plus(Millis.of(length)))
                .orElse(midnight);
        for (var id : meant(order.child(), turn)) {
            Studying.stop(id, actor, turn);
            turn.emit(new Fact.Paused(id, turn.instant(), until), actor, Optional.of(turn.today()));
        }
        return new Reply.Done();
    }

    private static Reply unpause(Order.Unpause order, Actor actor, Turn turn) {
        var unknown = unknown(order.child(), turn);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        boolean found = false;
        for (var id : meant(order.child(), turn)) {
            var pause = turn.facts(id).pause().filter(held -> held.contains(turn.instant()));
            if (pause.isPresent()) {
                for (var began : turn.book(id).pausesBeyond(turn.instant())) {
                    turn.emit(new Fact.Unpaused(id, began), actor, Optional.of(turn.today()));
                }
                found = true;
            }
        }
        return found
                ? new Reply.Done()
                : new Reply.Refused(
                        "nothing-to-unpause", order.child().map(ChildId::value).orElse(""));
    }

    private static Reply putPolicy(Order.PutPolicy order, Actor actor, Turn turn) {
        var current = turn.document().version();
        if (order.expected().filter(version -> !version.equals(current)).isPresent()) {
            return new Reply.Conflict(current);
        }
        if (!order.document().version().equals(current)) {
            new Members(turn).adopt(order.document(), actor);
        }
        return new Reply.Done();
    }

    static Reply nameParent(Order.NameParent order, Actor actor, Turn turn) {
        var name = order.name();
        if (name.isBlank()
                || name.length() > ParentFact.ParentNamed.LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            return new Reply.Refused("name-out-of-range", Integer.toString(ParentFact.ParentNamed.LONGEST_NAME));
        }
        if (turn.knows(new ChildId(order.parent().value()))) {
            return new Reply.Refused("id-of-a-child", order.parent().value());
        }
        turn.emit(
                new ParentFact.ParentNamed(order.parent(), name, order.rank(), order.account()),
                actor,
                Optional.empty());
        return new Reply.Done();
    }

    private static Reply enrolCodes(Order.EnrolCodes order, Actor actor, Turn turn) {
        if (!turn.knows(order.child())) {
            return noSuchChild(order.child());
        }
        turn.emit(new Fact.CodesEnrolled(order.child(), order.amount()), actor, Optional.of(turn.today()));
        return new Reply.Done();
    }

    private static Reply removeParent(ParentId parent, Actor actor, Turn turn) {
        turn.emit(new ParentFact.ParentRemoved(parent), actor, Optional.empty());
        return new Reply.Done();
    }

    private static List<ChildId> meant(Optional<ChildId> child, Turn turn) {
        return child.map(List::of)
                .orElseGet(() -> turn.document().policy().children().stream()
                        .map(Child::id)
                        .toList());
    }

    private static Optional<Reply> unknown(Optional<ChildId> child, Turn turn) {
        if (turn.document().policy().children().isEmpty()) {
            return Optional.of(child.map(Orders::noSuchChild).orElse(new Reply.Refused("no-children", "")));
        }
        return child.filter(id -> !turn.knows(id)).map(Orders::noSuchChild);
    }

    static Reply noSuchChild(ChildId id) {
        return new Reply.Refused("no-such-child", id.value());
    }

    static boolean isAmount(Duration length) {
        return length.compareTo(DAY) <= 0 && Millis.of(length).isPositive();
    }
}
