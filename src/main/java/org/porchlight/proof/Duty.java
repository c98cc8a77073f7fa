package org.porchlight.proof;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.StoreException;

/// A rule for time on duty: what it is told and when, and what it says.
final class Duty {
    /// Something to tell, which lacks nothing but the reading.
    interface Telling {
        void to(Timekeeper keeper, ClockReading reading) throws StoreException;
    }

    private final Timekeeper keeper;
    private final World world;
    private final Grid grid;
    private final Steps steps;
    private final Protocol protocol = new Protocol();
    private Set<ChildId> held = Set.of();
    private Duration lastInput;
    private Duration lastAwake = Duration.ZERO;
    private boolean changed;

    Duty(Timekeeper keeper, World world, Grid grid, Steps steps, Duration now) {
        this.keeper = keeper;
        this.world = world;
        this.grid = grid;
        this.steps = steps;
        this.lastInput = now;
    }

    void tell(Duration at, Telling telling) throws StoreException {
        var reading = world.read(at);
        telling.to(keeper, reading);
        lastInput = at;
        lastAwake = reading.awake();
        held = keeper.held();
        changed = true;
        protocol.note(at, keeper);
    }

    /// A program comes to the front of a child.
    void start(Duration at, ChildId child, String path) {
        protocol.start(at, child, path, keeper);
    }

    /// A step that the guard takes by itself.
    void tick(Duration at) throws StoreException {
        tell(at, Timekeeper::tick);
        changed = false;
    }

    /// The last plain tick before now; what happens after it is not on disk.
    void lastTick(Duration now) throws StoreException {
        var plain = grid.before(now);
        if (steps != Steps.ALL && plain.compareTo(lastInput) > 0) {
            tell(plain, (rule, reading) -> rule.keep(reading, grid.every()));
        }
    }

    /// When the guard takes its next step by itself: when something is due, or at the plain tick that follows a change.
    Optional<Duration> due(Duration now) {
        // What is due at this very moment was not seen yet: a line that tells the guard nothing may lie there.
        var next = keeper.due().map(world::when).filter(point -> point.compareTo(now) >= 0);
        var plain = grid.next(now);
        if (steps == Steps.EVEN) {
            return next.map(point -> point.compareTo(plain) <= 0 ? plain : grid.next(point.minusNanos(1)));
        }
        boolean matters = (steps == Steps.ALL || changed)
                && next.filter(point -> point.compareTo(plain) < 0).isEmpty();
        return matters ? Optional.of(plain) : next;
    }

    /// The guard is gone.
    void stop() {
        keeper.stop();
    }

    /// Whatever stood still is gone with the power.
    void powerOff() {
        held = Set.of();
    }

    /// Children whose programs stand still.
    Set<ChildId> held() {
        return held;
    }

    /// The awake clock at the last input, up to which all is kept.
    Duration lastAwake() {
        return lastAwake;
    }

    Outcome outcome(Truth truth, Laws laws) throws StoreException {
        return protocol.outcome(keeper, truth, laws);
    }
}
