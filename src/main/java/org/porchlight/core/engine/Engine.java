package org.porchlight.core.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.ClockReading;

/// The state machine of the guard. It works in whole milliseconds of the boot's own rulers.
///
/// The time between two inputs is accounted by the state before it: a late input changes nothing but its own lateness.
public final class Engine {
    private Engine() {}

    /// The first step of a guard: what the ledger remembers becomes the state.
    ///
    /// @param anchor of the boot in which `reading` was taken
    /// @param remembered facts of yesterday and today, and the intervals that were going on
    /// @param soft whether the guard holds only what it started
    /// @throws IllegalArgumentException when anchor and reading are of different boots
    public static Step start(
            PolicyDocument document, Anchor anchor, Remembered remembered, ClockReading reading, boolean soft) {
        var fixed = Millis.of(anchor);
        var now = Millis.of(reading);
        var turn = new Turn(new State(fixed, document, now, books(remembered, fixed, fixed.at(now)), Map.of()), now);
        turn.emit(new Fact.GuardStarted(soft));
        var left = new HashMap<ChildId, Checkpoint>();
        for (var checkpoint : remembered.checkpoints()) {
            turn.recover(checkpoint);
            left.put(checkpoint.child(), checkpoint);
        }
        for (var child : document.policy().children()) {
            turn.enter(child, Optional.ofNullable(left.get(child.id())));
        }
        turn.settle();
        return turn.step(Optional.empty());
    }

    /// One input.
    ///
    /// @throws IllegalArgumentException when the input was read in another boot
    public static Step step(State state, Input input) {
        var turn = new Turn(state, Millis.of(input.at()));
        turn.letTimePass();
        var reply = Optional.<Reply>empty();
        switch (input) {
            case Input.Tick _ -> {}
            case Input.SessionsTold told -> turn.sessions(told.sessions());
            case Input.HoldsTold told -> turn.holds(told.holds());
            case Input.AgentTold told -> turn.agent(told.child(), told.report());
            case Input.ProgramRefused told ->
                turn.refused(told.child(), told.path(), new Fact.ProgramDenied(told.child(), told.path(), told.rule()));
            case Input.SiteRefused told ->
                turn.refused(told.child(), told.host(), new Fact.SiteDenied(told.child(), told.host(), told.rule()));
            case Input.Asked asked -> reply = Optional.of(Orders.carryOut(asked.order(), asked.authority(), turn));
        }
        turn.settle();
        return turn.step(reply);
    }

    private static Map<ChildId, ChildBook> books(Remembered remembered, Anchor anchor, Instant now) {
        var books = new HashMap<ChildId, ChildBook>();
        for (var event : remembered.today()) {
            event.fact().about().ifPresent(child -> {
                var book = books.getOrDefault(child, ChildBook.EMPTY);
                books.put(child, book.with(event.fact(), when(event, anchor, now)));
            });
        }
        return books;
    }

    /// Calendar time of a remembered fact. Of another boot only the wall clock is known, and what happened is past.
    private static Instant when(Event event, Anchor anchor, Instant now) {
        var at = event.at().boot().equals(anchor.boot())
                ? anchor.at(event.at())
                : event.at().wall();
        return at.isBefore(now) ? at : now;
    }
}
