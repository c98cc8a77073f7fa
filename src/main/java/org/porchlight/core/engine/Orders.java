package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.decide.OpenTimes;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.CivilDays;

/// Carries out what a parent asks for, or says why not. Every refusal is a key of the bundle `refusal`.
final class Orders {
    private static final Duration DAY = Duration.ofHours(24);
    private static final int MAX_WORDS = 200;

    private Orders() {}

    /// @param authority the right to change anything; nobody gets here without one
    static Reply carryOut(Order order, Authority authority, Turn turn) {
        var actor = actor(authority);
        return switch (order) {
            case Order.Grant grant -> grant(grant, actor, turn);
            case Order.Pause pause -> pause(pause, actor, turn);
            case Order.Unpause unpause -> unpause(unpause, actor, turn);
            case Order.PutPolicy put -> putPolicy(put, actor, turn);
        };
    }

    private static Actor actor(Authority authority) {
        return switch (authority) {
            case Authority.Root() -> new Actor.Parent("root");
            case Authority.SoftOwner() -> new Actor.Parent("owner");
        };
    }

    private static Reply grant(Order.Grant order, Actor actor, Turn turn) {
        var child = turn.document().policy().child(order.child());
        if (child.isEmpty()) {
            return noSuchChild(order.child());
        }
        if (!isAmount(order.amount())) {
            return new Reply.Refused("amount-out-of-range", "");
        }
        if (order.words().length() > MAX_WORDS) {
            return new Reply.Refused("words-too-long", Integer.toString(MAX_WORDS));
        }
        var amount = Millis.of(order.amount());
        var until =
                order.beyondWindow() ? Optional.of(opensUntil(child.get(), amount, turn)) : Optional.<Instant>empty();
        var today = turn.today();
        turn.emit(new Fact.Granted(order.child(), today, amount, until, order.words()), actor, Optional.of(today));
        return new Reply.Done();
    }

    /// A grant past the window begins where the open time ends, or now when it is closed; the day's end bounds it.
    private static Instant opensUntil(Child child, Duration amount, Turn turn) {
        var zone = turn.document().policy().zone();
        var midnight = CivilDays.end(turn.today(), zone);
        var open = new OpenTimes(child.time(), zone, turn.facts(child.id()));
        var base = !open.contains(turn.instant())
                ? turn.instant()
                : open.endOf(turn.instant(), Duration.between(turn.instant(), midnight))
                        .orElse(midnight);
        var until = base.plus(amount);
        return until.isBefore(midnight) ? until : midnight;
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
                turn.emit(new Fact.Unpaused(id, pause.get().from()), actor, Optional.of(turn.today()));
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
            return new Reply.Refused("conflict", current);
        }
        if (!order.document().version().equals(current)) {
            turn.adopt(order.document(), actor);
        }
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

    private static Reply noSuchChild(ChildId id) {
        return new Reply.Refused("no-such-child", id.value());
    }

    private static boolean isAmount(Duration length) {
        return length.compareTo(DAY) <= 0 && Millis.of(length).isPositive();
    }
}
