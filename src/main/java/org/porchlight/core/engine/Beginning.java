package org.porchlight.core.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Change;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.TrustedClock;

/// What is written to a ledger before a guard begins with it: no day was opened, and nobody's time runs.
public final class Beginning {
    private final Turn turn;
    private final Change change;

    private Beginning(Turn turn, Change change) {
        this.turn = turn;
        this.change = change;
    }

    /// @param before what is in force
    /// @param clock as it was written down last; nothing before the first start
    /// @param built the date of this build, before which no clock is right
    public static Beginning of(
            PolicyDocument before, Optional<TrustedClock> clock, ClockReading reading, Instant built) {
        var change = clock.map(
                        last -> last.resume(reading, built, before.policy().zone()))
                .orElseGet(() -> TrustedClock.setUp(reading, built));
        var turn =
                new Turn(new State(clock.orElse(change.clock()), before, Map.of(), Map.of(), GoingOn.UNTOLD, Set.of()));
        turn.under(change);
        new Calendar(turn).begin(change, new Actor.Guard());
        return new Beginning(turn, change);
    }

    /// Calendar time.
    public Instant now() {
        return change.clock().now();
    }

    /// What is written when a policy is put in force. Its days begin when a guard starts.
    public Writing put(PolicyDocument document, Actor actor) {
        turn.under(document);
        turn.emit(new Fact.PolicyStored(document.version()), actor, Optional.empty());
        return turn.writing();
    }

    /// Somebody is named a parent.
    ///
    /// @return why not; nothing when [#writing] has it
    public Optional<Reply.Refused> name(Order.NameParent order, Actor actor) {
        return Orders.nameParent(order, actor, turn) instanceof Reply.Refused refused
                ? Optional.of(refused)
                : Optional.empty();
    }

    /// What is written of it.
    public Writing writing() {
        return turn.writing();
    }
}
