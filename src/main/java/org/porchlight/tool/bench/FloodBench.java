package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.Consumer;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// What others wait for while a child does to the guard's socket whatever it can: root, a parent with an account of its
/// own, and programs of other children that are to be held or to go on.
final class FloodBench {
    private static final int CONNECTIONS = 200;
    private static final int ASKED = 300;
    /// A parent's account has 20 commands in a second, and each go is two.
    private static final int BY_PARENT = 100;
    private static final int PROGRAMS = 21;
    private static final int FLOODING = 1;
    private static final int GIVEN = 2;
    private static final int CLOSED = 3;
    private static final long AT_ONCE = Duration.ofMillis(100).toNanos();

    private final GuardRun guard;
    private final Echo echo;
    private final Consumer<Row> measured;

    private FloodBench(GuardRun guard, Echo echo, Consumer<Row> measured) {
        this.guard = guard;
        this.echo = echo;
        this.measured = measured;
    }

    /// @param measured is told every row as soon as it is known
    static void measure(GuardRun guard, Echo echo, Consumer<Row> measured)
            throws IOException, MachineException, GuardMissing, InterruptedException {
        var socket = guard.run().resolve(SocketLink.SOCKET);
        // Its own programs are not to be held.
        try (var link = SocketLink.connect(socket)) {
            Thaws.give(link, FLOODING, Duration.ofHours(1));
        }
        var folder = Files.createDirectory(guard.folder().resolve("flood"));
        var bench = new FloodBench(guard, echo, measured);
        try (var parent = guard.parent("child" + GIVEN);
                var flood = FloodRun.start(Crowd.becoming(guard.account(FLOODING)), folder, socket, CONNECTIONS)) {
            bench.root();
            bench.parent(parent);
            bench.newcomers();
            bench.tell(
                    Subject.THAWED_IN_A_FLOOD,
                    Thaws.ofGrants(guard, PROGRAMS),
                    Subject.BARE_THAW_IN_A_FLOOD,
                    Thaws.bare(PROGRAMS));
            flood.awaitConnected(3L * CONNECTIONS);
        }
    }

    private void tell(Subject subject, Figures ours, Subject beside, Figures anchor) {
        measured.accept(new Row(
                subject, Integer.toString(CONNECTIONS), Row.Unit.MS, ours, beside, anchor, AT_ONCE, Row.Of.P99));
    }

    private void root() throws IOException, GuardMissing {
        var ours = new long[ASKED];
        var theirs = new long[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long begin = System.nanoTime();
            try (var link = SocketLink.connect(guard.run().resolve(SocketLink.SOCKET))) {
                Thaws.give(link, GIVEN, Duration.ofSeconds(1));
            }
            ours[i] = System.nanoTime() - begin;
            theirs[i] = echoed();
        }
        tell(Subject.IN_A_FLOOD, Figures.of(ours), Subject.BARE_ECHO_IN_A_FLOOD, Figures.of(theirs));
    }

    private long echoed() throws IOException {
        long begin = System.nanoTime();
        try (var line = echo.connect()) {
            line.once();
        }
        return System.nanoTime() - begin;
    }

    private void parent(ParentRun parent) throws IOException {
        var given = new long[BY_PARENT];
        var told = new long[BY_PARENT];
        var echoed = new long[BY_PARENT];
        for (int i = 0; i < BY_PARENT; i++) {
            given[i] = parent.grant();
            told[i] = parent.status();
            echoed[i] = echoed();
        }
        var beside = Figures.of(echoed);
        tell(Subject.PARENT_IN_A_FLOOD, Figures.of(given), Subject.BARE_ECHO_IN_A_FLOOD, beside);
        tell(Subject.STATUS_IN_A_FLOOD, Figures.of(told), Subject.BARE_ECHO_IN_A_FLOOD, beside);
    }

    private void newcomers() throws IOException, MachineException, InterruptedException {
        var ours = new long[PROGRAMS];
        var theirs = new long[PROGRAMS];
        var nobody = new ChildAccount(Integer.toString(Crowd.freeUid()), "bench", guard.folder());
        try (var bare = BareGroup.make()) {
            for (int i = 0; i < PROGRAMS; i++) {
                ours[i] = Crowd.timeUntilHeld(guard.account(CLOSED));
                theirs[i] = bare.catchOne(nobody);
            }
        }
        tell(Subject.HELD_IN_A_FLOOD, Figures.of(ours), Subject.BARE_NEWCOMER_IN_A_FLOOD, Figures.of(theirs));
    }
}
