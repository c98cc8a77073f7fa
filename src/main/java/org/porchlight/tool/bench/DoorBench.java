package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.port.MachineException;

/// What it costs to ask a guard of four children: alone, among others, and in a flood; how soon time that is given lets
/// a
/// program go on; and a week as a file.
final class DoorBench {
    private static final int PROCESSES = 11;
    private static final int ASKED = 500;
    private static final int CLIENTS = 50;
    private static final int ROUNDS = 100;
    private static final int GRANTS = 21;
    private static final int FILES = 5;
    private static final long WITH_JAVA = Duration.ofMillis(300).toNanos();
    private static final long INSIDE = Duration.ofMillis(5).toNanos();
    private static final long AMONG = Duration.ofMillis(20).toNanos();
    private static final long AT_ONCE = Duration.ofMillis(100).toNanos();
    private static final long A_FILE = Duration.ofSeconds(3).toNanos();

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
            FloodBench.measure(guard, echo, measured);
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

    private void grants() throws IOException, MachineException, GuardMissing, InterruptedException {
        var ours = Thaws.ofGrants(guard, GRANTS);
        measured.accept(
                new Row(Subject.THAWED, Row.Unit.MS, ours, Subject.BARE_THAW, Thaws.bare(GRANTS), AT_ONCE, Row.Of.P50));
    }
}
