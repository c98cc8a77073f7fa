package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.port.Ledger;
import org.porchlight.port.StoreException;

/// Drives a rule for time through a history.
public final class Replay {
    private final History history;
    private final Duty duty;
    private final World world;
    private final Witness witness;
    private final Grid grid;
    private final Steps steps;
    private final Deque<HistoryEvent> late = new ArrayDeque<>();
    private PolicyDocument document;
    private Duration now;
    private Optional<Duration> stalledUntil = Optional.empty();
    private Duration asleepSince = Duration.ZERO;
    private boolean on;
    private boolean awake;
    private boolean guarded;
    private Duration known = Duration.ZERO;

    private Replay(History history, PolicyDocument document, Timekeeper keeper, Steps steps) {
        this.history = history;
        this.document = document;
        this.steps = steps;
        this.now = history.lines().getFirst().at();
        this.grid = new Grid(now);
        this.world = new World(begin(history).minus(now));
        this.witness = new Witness(world, now);
        this.duty = new Duty(keeper, world, grid, steps, now);
    }

    /// Drives the guard's engine and ledger.
    ///
    /// @param document the policy in force at the beginning
    /// @param store an empty ledger, which stays the caller's
    /// @param everyTick whether ticks in which nothing is due are stepped too
    public static Outcome ours(History history, PolicyDocument document, Ledger store, boolean everyTick)
            throws StoreException {
        return run(history, document, new Ours(store, document, begin(history)), everyTick ? Steps.ALL : Steps.DUE);
    }

    /// Drives any rule.
    static Outcome run(History history, PolicyDocument document, Timekeeper keeper, Steps steps) throws StoreException {
        return new Replay(history, document, keeper, steps).run();
    }

    /// Drives the common practice.
    public static Outcome wallDiff(History history, PolicyDocument document) throws StoreException {
        return run(history, document, new WallDiff(document), Steps.EVEN);
    }

    /// The true time of the first line.
    public static Instant begin(History history) {
        return history.lines().getFirst().event() instanceof HistoryEvent.PowerOn on
                ? on.truth().orElseThrow()
                : Instant.EPOCH;
    }

    private Outcome run() throws StoreException {
        for (var line : history.lines()) {
            goTo(line.at());
            apply(line.event());
        }
        tickNow();
        settle();
        var all = on ? known.plus(duty.lastAwake()) : known;
        return duty.outcome(witness.truth(), new Laws(history.lines().size(), grid.longest(), all));
    }

    // --- time ---

    private void goTo(Duration to) throws StoreException {
        while (now.compareTo(to) < 0) {
            var stalled = stalledUntil.filter(_ -> awake);
            if (stalled.isPresent() && stalled.get().compareTo(to) <= 0) {
                pass(stalled.get());
                catchUp();
            } else {
                var due = (isListening() ? duty.due(now) : Optional.<Duration>empty())
                        .filter(point -> point.compareTo(to) < 0);
                if (due.isEmpty()) {
                    pass(to);
                    return;
                }
                pass(due.get());
                if (steps.areKept()) {
                    lastTick();
                }
                duty.tick(now);
                witness.sees(now, awake, document, duty.held());
            }
        }
    }

    private void pass(Duration to) {
        now = to.compareTo(now) > 0 ? to : now;
    }

    private void settle() {
        witness.settle(now, awake, document, duty.held());
    }

    /// Whether a guard runs and gets the processor.
    private boolean isListening() {
        return awake && guarded && stalledUntil.isEmpty();
    }

    // --- what happens ---

    private void apply(HistoryEvent event) throws StoreException {
        settle();
        if (steps.areKept()) {
            lastTick();
        }
        happen(event);
        settle();
    }

    private void happen(HistoryEvent event) throws StoreException {
        if (stalledUntil.isPresent() && event.isForTheGuard()) {
            late.add(event);
            return;
        }
        switch (event) {
            case HistoryEvent.PowerOn powerOn -> {
                world.powerOn(now, powerOn);
                on = true;
                awake = true;
                begin();
            }
            case HistoryEvent.PowerOff _ -> {
                tickNow();
                off();
            }
            case HistoryEvent.PowerCut _ -> {
                lastTick();
                off();
            }
            case HistoryEvent.Suspend _, HistoryEvent.Hibernate _ -> {
                lastTick();
                world.sleep(now);
                asleepSince = now;
                awake = false;
            }
            case HistoryEvent.Resume _ -> {
                world.wake(now);
                grid.sleep(now.minus(asleepSince));
                awake = true;
                tickNow();
            }
            case HistoryEvent.KillGuard _ -> {
                lastTick();
                end();
            }
            case HistoryEvent.StartGuard _ -> begin();
            case HistoryEvent.Stall(var length, var _) -> {
                lastTick();
                var until = now.plus(length);
                stalledUntil = Optional.of(
                        stalledUntil.filter(other -> other.compareTo(until) > 0).orElse(until));
            }
            case HistoryEvent.Tick(var every) -> {
                grid.every(now, every);
                tickNow();
            }
            default -> told(event);
        }
    }

    private void told(HistoryEvent event) throws StoreException {
        switch (event) {
            case HistoryEvent.WallStep(var by) -> {
                world.stepWall(by);
                tickNow();
            }
            case HistoryEvent.Ntp _ -> {
                world.sync();
                tickNow();
            }
            case HistoryEvent.RtcSet(var to) -> world.setChip(now, to);
            case HistoryEvent.Session _, HistoryEvent.Media _, HistoryEvent.Hold _ -> {
                witness.sees(now, event);
                tellPeople();
                start(event);
            }
            // Help must leave no trace, and nobody may look at the PC's own zone: no one is told.
            case HistoryEvent.Help _, HistoryEvent.Zone _, HistoryEvent.End _ -> {}
            default -> order(event);
        }
    }

    private void start(HistoryEvent event) {
        if (isListening() && event instanceof HistoryEvent.Session session) {
            session.started().ifPresent(path -> duty.start(now, session.child(), path));
        }
    }

    private void order(HistoryEvent event) throws StoreException {
        if (isListening()) {
            if (event instanceof HistoryEvent.PolicyEdit edit) {
                document = edit.document();
            }
            duty.tell(now, (rule, reading) -> rule.order(reading, event));
        }
    }

    /// The guard gets the processor again: one late tick, then all that waited.
    private void catchUp() throws StoreException {
        stalledUntil = Optional.empty();
        tickNow();
        settle();
        while (!late.isEmpty()) {
            apply(late.remove());
        }
    }

    private void begin() throws StoreException {
        guarded = true;
        grid.begin(now);
        var unbroken = witness.guardComes();
        duty.tell(now, (rule, reading) -> rule.start(reading, witness.seen(document), unbroken));
    }

    private void end() throws StoreException {
        guarded = false;
        stalledUntil = Optional.empty();
        duty.stop();
        witness.guardGoes(document);
        while (!late.isEmpty()) {
            apply(late.remove());
        }
    }

    private void off() throws StoreException {
        if (guarded) {
            end();
        }
        known = known.plus(duty.lastAwake());
        on = false;
        awake = false;
        duty.powerOff();
        witness.powerGoes();
    }

    // --- what the guard is told ---

    private void tellPeople() throws StoreException {
        if (isListening()) {
            duty.tell(now, (rule, reading) -> rule.tell(reading, witness.seen(document)));
        }
    }

    private void tickNow() throws StoreException {
        if (isListening()) {
            duty.tell(now, Timekeeper::tick);
        }
    }

    private void lastTick() throws StoreException {
        if (isListening()) {
            duty.lastTick(now);
        }
    }
}
