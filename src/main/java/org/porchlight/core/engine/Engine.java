package org.porchlight.core.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Change;
import org.porchlight.core.time.ClockPoint;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.TrustedClock;

/// The state machine of the guard. It works in whole milliseconds of the boot's own rulers.
///
/// The time between two inputs is accounted by the state before it: a late input changes nothing but its own lateness.
public final class Engine {
    private Engine() {}

    /// The first step of a guard: what the ledger remembers becomes the state.
    ///
    /// @param clock as it was written down last; nothing at the first start ever
    /// @param remembered what [Retention] wants, and the intervals that were going on
    /// @param built the date of this build, before which no clock is right
    /// @param soft whether the guard holds only what it started
    public static Step start(
            PolicyDocument document,
            Optional<TrustedClock> clock,
            Remembered remembered,
            ClockReading reading,
            Instant built,
            boolean soft) {
        var zone = document.policy().zone();
        var change = clock.map(last -> last.resume(reading, built, zone))
                .orElseGet(() -> TrustedClock.setUp(reading, built));
        var reached = clock.orElse(change.clock());
        var turn = new Turn(new State(reached, document, books(remembered), Map.of(), GoingOn.UNTOLD, Set.of()));
        var left = new HashMap<ChildId, Checkpoint>();
        for (var checkpoint : remembered.checkpoints()) {
            new Members(turn).recover(checkpoint);
            left.put(checkpoint.child(), checkpoint);
        }
        document.policy().children().forEach(child -> turn.touch(child.id()));
        begin(turn, change, soft);
        for (var child : document.policy().children()) {
            new Members(turn).enter(child, Optional.ofNullable(left.get(child.id())));
        }
        turn.settle();
        return turn.step(Optional.empty());
    }

    private static void begin(Turn turn, Change change, boolean soft) {
        turn.under(change);
        turn.emit(new Fact.GuardStarted(soft));
        new Calendar(turn).begin(change, new Actor.Guard());
    }

    /// One input.
    ///
    /// @throws IllegalArgumentException when the input was read in another boot
    public static Step step(State state, Input input) {
        var reading = input.at();
        if (!reading.boot().equals(state.last().boot())) {
            throw new IllegalArgumentException("a reading of boot "
                    + reading.boot().value() + " in boot " + state.last().boot().value());
        }
        var turn = new Turn(state);
        turn.goOn(reading);
        var reply = Optional.<Reply>empty();
        switch (input) {
            case Input.Tick _ -> {}
            case Input.SessionsTold told -> new Told(turn).sessions(told.sessions());
            case Input.HoldsTold told -> new Told(turn).holds(told.holds());
            case Input.GoingOnTold told -> turn.goesOn(GoingOn.told(told.files()));
            case Input.WeakTold told -> turn.lacks(told.weak());
            case Input.AgentTold told -> new Told(turn).agent(told.child(), told.report());
            case Input.ProgramRefused told ->
                new Told(turn)
                        .refused(
                                told.child(),
                                told.path(),
                                new Fact.ProgramDenied(told.child(), told.path(), told.rule()));
            case Input.SiteRefused told ->
                new Told(turn)
                        .refused(
                                told.child(), told.host(), new Fact.SiteDenied(told.child(), told.host(), told.rule()));
            case Input.AccountBound told -> turn.emit(told.binding());
            case Input.Wished wished -> reply = Optional.of(Wishing.fulfil(wished.child(), wished.wish(), turn));
            case Input.SecretWrong(var _, var child, var kind, var by) ->
                turn.emit(new ParentFact.WrongSecret(child, kind), by, child.map(_ -> turn.today()));
            case Input.Looked(var _, var child, var what, var by) -> Orders.looked(child, what, by, turn);
            case Input.Asked asked -> reply = Optional.of(Orders.carryOut(asked.order(), asked.authority(), turn));
        }
        turn.settle();
        return turn.step(reply);
    }

    /// When something changes without any input, at the earliest: ticks before it only keep the checkpoints young.
    public static ClockPoint dueAt(State state) {
        return Wishes.dueAt(state);
    }

    static Map<ChildId, ChildBook> books(Remembered remembered) {
        var children = new HashSet<ChildId>();
        for (var event : remembered.events()) {
            event.fact().about().ifPresent(children::add);
            if (event.fact() instanceof Restored restored) {
                restored.registers().forEach(register -> children.add(register.child()));
            }
        }
        remembered.sums().forEach(sum -> children.add(sum.child()));
        var books = new HashMap<ChildId, ChildBook>();
        for (var child : children) {
            var book = ChildBook.EMPTY;
            for (var sum : remembered.sums()) {
                book = sum.child().equals(child) ? book.with(sum.day(), sum.sums()) : book;
            }
            books.put(child, Folding.of(child, book, remembered.events()));
        }
        return books;
    }
}
