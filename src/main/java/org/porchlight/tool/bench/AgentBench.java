package org.porchlight.tool.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.tool.demo.CommandLine;
import org.porchlight.tool.demo.Poll;
import org.porchlight.tool.demo.Run;

/// What the agent costs that a guard starts in a child's session: from a grant until its card is gone, its memory, and
/// how busy it is while time is counted.
final class AgentBench {
    private static final int GRANTS = 21;
    private static final int ENDS = 5;
    private static final int READINGS = 5;
    private static final long FREE = Duration.ofMillis(300).toNanos();
    private static final long MEMORY = 110L << 20;
    /// 0.3 % of a core, in each second.
    private static final long BUSY = Duration.ofMillis(3).toNanos();
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final Duration WATCHED = Duration.ofSeconds(60);

    private final GuardRun guard;
    private final OnScreen screen;
    private final SocketLink link;
    private final Consumer<Row> measured;

    private AgentBench(GuardRun guard, OnScreen screen, SocketLink link, Consumer<Row> measured) {
        this.guard = guard;
        this.screen = screen;
        this.link = link;
        this.measured = measured;
    }

    /// @param measured is told every row as soon as it is known
    static void measure(GuardRun guard, Consumer<Row> measured) throws IOException, GuardMissing, InterruptedException {
        // A server in another network is none to the guard.
        var around = List.of(
                "nsenter", "--net", "--target", Long.toString(guard.process().pid()));
        var account = guard.account();
        try (var screen = OnScreen.open(guard.folder().resolve("agent"), around)) {
            Run.sure("chgrp", account.id(), screen.display().cookie().toString());
            var program = new ArrayList<>(Crowd.becoming(account));
            program.addAll(List.of("sleep", "10000"));
            var session = screen.start(program, Map.of());
            try (var link = SocketLink.connect(guard.run().resolve(SocketLink.SOCKET))) {
                new AgentBench(guard, screen, link, measured).all(session);
            } finally {
                session.destroyForcibly();
            }
        }
    }

    /// @param session a program of the child
    private void all(Process session) throws IOException, InterruptedException {
        var grants = grants(session);
        Thaws.give(link, 0, Duration.ofHours(1));
        screen.pixels().awaitFree();
        long agent = agent();
        var bare = BareStart.like(agent);
        measured.accept(new Row(
                Subject.FREE_SCREEN, Row.Unit.MS, grants, Subject.BARE_SCREEN, bareEnds(bare), FREE, Row.Of.P50));
        TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
        counting(agent);
        var ours = ProcessFigures.resident(agent, READINGS, CALM);
        var window = screen.start(bare.command(), bare.environment());
        try {
            screen.pixels().awaitDrawn();
            TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
            var theirs = ProcessFigures.resident(window.pid(), READINGS, CALM);
            measured.accept(new Row(
                    Subject.AGENT_MEMORY, Row.Unit.MB, ours, Subject.BARE_WINDOW_MEMORY, theirs, MEMORY, Row.Of.P99));
        } finally {
            screen.end(window);
        }
    }

    private long agent() throws IOException, InterruptedException {
        var words = List.of("org.porchlight.Main", "agent", guard.run().toString());
        return Poll.until(
                        LIMIT,
                        () -> ProcessHandle.allProcesses()
                                .filter(process -> CommandLine.of(process.pid()).containsAll(words))
                                .map(ProcessHandle::pid)
                                .findFirst())
                .orElseThrow(() -> new IOException("measuring an agent: none runs on the display of the child"));
    }

    /// From before time is given until nothing covers the screen. A second of it is soon used up, and the card is there
    /// again. The first finds cold code.
    private Figures grants(Process session) throws IOException {
        var nanos = new long[GRANTS];
        for (int i = -1; i < GRANTS; i++) {
            screen.pixels().awaitDrawn();
            Crowd.awaitHeld(session.pid(), guard.account());
            long begin = System.nanoTime();
            Thaws.give(link, 0, Duration.ofSeconds(1));
            long free = screen.pixels().awaitFree();
            if (i >= 0) {
                nanos[i] = free - begin;
            }
        }
        return Figures.of(nanos);
    }

    /// A bare window that ends at a key.
    private Figures bareEnds(BareStart bare) throws IOException, InterruptedException {
        var nanos = new long[ENDS];
        for (int i = 0; i < ENDS; i++) {
            var window = screen.start(bare.command(), bare.environment());
            try {
                screen.pixels().awaitDrawn();
                long begin = System.nanoTime();
                screen.press("Escape");
                nanos[i] = screen.pixels().awaitFree() - begin;
            } finally {
                screen.end(window);
            }
        }
        return Figures.of(nanos);
    }

    private void counting(long agent) throws IOException, InterruptedException {
        var shell = new ProcessBuilder(GuardBench.IDLE_SHELL).start();
        try {
            long before = ProcessFigures.busy(agent);
            long shellBefore = ProcessFigures.busy(shell.pid());
            TimeUnit.NANOSECONDS.sleep(WATCHED.toNanos());
            var ours = new long[] {(ProcessFigures.busy(agent) - before) / WATCHED.toSeconds()};
            var theirs = new long[] {(ProcessFigures.busy(shell.pid()) - shellBefore) / WATCHED.toSeconds()};
            measured.accept(new Row(
                    Subject.AGENT_BUSY, Row.Unit.MS, Figures.of(ours), Subject.SHELL_IDLE, Figures.of(theirs), BUSY));
        } finally {
            shell.destroyForcibly().waitFor();
        }
    }
}
