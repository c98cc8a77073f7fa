package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// What it costs to ask a guard of four children: alone, among others, and while a child does to its socket whatever it
/// can; how soon time that is given lets a program go on; and a week as a file.
final class DoorBench {
    private static final int PROCESSES = 11;
    private static final int ASKED = 500;
    private static final int CLIENTS = 50;
    private static final int ROUNDS = 100;
    private static final int GRANTS = 21;
    private static final int IN_A_FLOOD = 300;
    private static final int FLOOD = 200;
    private static final int FILES = 5;
    private static final long WITH_JAVA = Duration.ofMillis(300).toNanos();
    private static final long INSIDE = Duration.ofMillis(5).toNanos();
    private static final long AMONG = Duration.ofMillis(20).toNanos();
    private static final long AT_ONCE = Duration.ofMillis(100).toNanos();
    private static final long A_FILE = Duration.ofSeconds(3).toNanos();
    private static final long PAUSE = 100_000L;
    private static final long LIMIT = Duration.ofSeconds(20).toNanos();

    private final GuardRun guard;
    private final Path socket;
    private final Echo echo;
    private final Consumer<Row> measured;

    private DoorBench(GuardRun guard, Echo echo, Consumer<Row> measured) {
        this.guard = guard;
        this.socket = guard.run().resolve(SocketLink.SOCKET);
        this.echo = echo;
        this.measured = measured;
    }

    /// @param measured is told every row as soon as it is known
    static void measure(Consumer<Row> measured) throws IOException, MachineException, InterruptedException {
        var guard = GuardRun.open(GuardRun.launcher());
        try (var echo = Echo.open(guard.folder().resolve("echo.sock"))) {
            var bench = new DoorBench(guard, echo, measured);
            var java = Measure.process(PROCESSES, List.of(java(), "-version"), "");
            bench.whole(Subject.STATUS, PROCESSES, java, WITH_JAVA, "status");
            bench.inside();
            bench.together();
            bench.grants();
            bench.flooded();
            var file = guard.folder().resolve("week.pdf").toString();
            bench.whole(
                    Subject.WEEK_PDF,
                    FILES,
                    java,
                    A_FILE,
                    "report",
                    "week",
                    "child0",
                    "--format",
                    "pdf",
                    "--force",
                    "-o",
                    file);
        } catch (GuardMissing gone) {
            throw new IOException(gone.getMessage(), gone);
        } finally {
            guard.end();
        }
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }

    private void whole(Subject subject, int goes, Figures java, long goal, String... verb)
            throws IOException, InterruptedException {
        var ours = Measure.process(goes, guard.command(verb), "");
        measured.accept(new Row(subject, Row.Unit.MS, ours, Subject.JAVA_START, java, goal));
    }

    private void inside() throws IOException, GuardMissing {
        var ours = new long[ASKED];
        var theirs = new long[ASKED];
        try (var link = SocketLink.connect(socket);
                var line = echo.connect()) {
            for (int i = -ASKED; i < ASKED; i++) {
                keep(ours, i, status(link));
                keep(theirs, i, line.once());
            }
        }
        measured.accept(new Row(
                Subject.STATUS_INSIDE,
                Row.Unit.US,
                Figures.of(ours),
                Subject.BARE_ECHO,
                Figures.of(theirs),
                INSIDE,
                Row.Of.P50));
    }

    /// Numbers below 0 are of the first ones, which find cold code.
    private static void keep(long[] figures, int no, long figure) {
        if (no >= 0) {
            figures[no] = figure;
        }
    }

    private static long status(SocketLink link) throws IOException {
        long begin = System.nanoTime();
        if (!(link.ask(new Command.Status()) instanceof Answer.Status)) {
            throw new IOException("measuring a guard: it does not tell how things stand");
        }
        return System.nanoTime() - begin;
    }

    /// One that is asked over and over.
    private interface Client extends AutoCloseable {
        long once() throws IOException;

        @Override
        void close() throws IOException;
    }

    private Client client() throws IOException, GuardMissing {
        var link = SocketLink.connect(socket);
        return new Client() {
            @Override
            public long once() throws IOException {
                return status(link);
            }

            @Override
            public void close() {
                link.close();
            }
        };
    }

    private Client echoing() throws IOException {
        var line = echo.connect();
        return new Client() {
            @Override
            public long once() throws IOException {
                return line.once();
            }

            @Override
            public void close() throws IOException {
                line.close();
            }
        };
    }

    private void together() throws IOException, GuardMissing, InterruptedException {
        var ours = new ArrayList<Client>();
        var theirs = new ArrayList<Client>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                ours.add(client());
                theirs.add(echoing());
            }
            measured.accept(new Row(
                    Subject.STATUS_AMONG,
                    Integer.toString(CLIENTS),
                    Row.Unit.MS,
                    atOnce(ours),
                    Subject.BARE_ECHO_AMONG,
                    atOnce(theirs),
                    AMONG,
                    Row.Of.P99));
        } finally {
            for (var client : ours) {
                client.close();
            }
            for (var client : theirs) {
                client.close();
            }
        }
    }

    private static Figures atOnce(List<Client> clients) throws IOException, InterruptedException {
        var nanos = new long[ROUNDS * clients.size()];
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            for (int round = -ROUNDS; round < ROUNDS; round++) {
                var asked = new ArrayList<Future<Long>>();
                for (var client : clients) {
                    asked.add(threads.submit(client::once));
                }
                for (int i = 0; i < asked.size(); i++) {
                    keep(nanos, round * clients.size() + i, asked.get(i).get());
                }
            }
            return Figures.of(nanos);
        } catch (ExecutionException e) {
            throw new IOException("measuring clients: " + e.getMessage(), e);
        }
    }

    private static Command.Do grant(int child, Duration amount) {
        return new Command.Do(new Order.Grant(new ChildId("child" + child), amount, true, ""));
    }

    /// A parent gives time, also outside windows.
    static void give(SocketLink link, int child, Duration amount) throws IOException {
        var answer = link.ask(grant(child, amount));
        if (!(answer instanceof Answer.Done)) {
            throw new IOException("measuring a guard: it gives no time: " + answer);
        }
    }

    /// From before time is given until a program that was held is not in a frozen group any more. A second of it is
    /// soon used up, and the program is held again.
    private void grants() throws IOException, MachineException, GuardMissing, InterruptedException {
        var ours = new long[GRANTS];
        var account = guard.account();
        try (var program = Crowd.of(account, 2);
                var link = SocketLink.connect(socket)) {
            for (int i = 0; i < GRANTS; i++) {
                program.awaitHeld(account);
                long begin = System.nanoTime();
                give(link, 0, Duration.ofSeconds(1));
                awaitGoingOn(program.shell().pid(), account);
                ours[i] = System.nanoTime() - begin;
            }
        }
        measured.accept(new Row(
                Subject.THAWED, Row.Unit.MS, Figures.of(ours), Subject.BARE_THAW, bareThaws(), AT_ONCE, Row.Of.P50));
    }

    private static void awaitGoingOn(long pid, ChildAccount account) throws IOException {
        long begin = System.nanoTime();
        while (GuardRun.isHeld(pid, account)) {
            if (System.nanoTime() - begin > LIMIT) {
                throw new IOException("measuring a grant: process " + pid + " stays held");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static Figures bareThaws() throws IOException, MachineException {
        var thaws = new long[GRANTS];
        var nobody = new ChildAccount(Integer.toString(Crowd.freeUid()), "bench", Path.of("/nonexistent"));
        try (var bare = BareGroup.make();
                var crowd = Crowd.of(nobody, 2)) {
            bare.takeAll(crowd.pids());
            for (int i = 0; i < GRANTS; i++) {
                bare.freeze();
                thaws[i] = bare.thaw();
            }
            bare.giveBack(crowd.pids());
        }
        return Figures.of(thaws);
    }

    /// A parent connects and gives time while a child's account keeps two hundred connections busy.
    private void flooded() throws IOException, GuardMissing {
        try (var link = SocketLink.connect(socket)) {
            give(link, 1, Duration.ofHours(1));
        }
        var folder = Files.createDirectory(guard.folder().resolve("flood"));
        var ours = new long[IN_A_FLOOD];
        var theirs = new long[IN_A_FLOOD];
        try (var flood = FloodRun.start(Crowd.becoming(guard.account(1)), folder, socket, FLOOD)) {
            for (int i = 0; i < IN_A_FLOOD; i++) {
                long begin = System.nanoTime();
                try (var link = SocketLink.connect(socket)) {
                    give(link, 2, Duration.ofSeconds(1));
                }
                ours[i] = System.nanoTime() - begin;
                begin = System.nanoTime();
                try (var line = echo.connect()) {
                    line.once();
                }
                theirs[i] = System.nanoTime() - begin;
            }
            flood.awaitConnected(3L * FLOOD);
        }
        measured.accept(new Row(
                Subject.IN_A_FLOOD,
                Integer.toString(FLOOD),
                Row.Unit.MS,
                Figures.of(ours),
                Subject.BARE_ECHO_IN_A_FLOOD,
                Figures.of(theirs),
                AT_ONCE,
                Row.Of.P99));
    }
}
