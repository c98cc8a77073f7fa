package org.porchlight.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.porchlight.agent.tray.Choice;
import org.porchlight.agent.tray.Lamp;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.ipc.SocketLink;
import org.porchlight.text.Language;
import org.porchlight.ui.FxStart;
import org.porchlight.ui.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agent of one person's session: windows and tray for a child, the tray alone for a parent.
///
/// Whose session it is, the guard says. Until it answers there is nothing to be seen.
public final class AgentApp {
    private static final Logger LOG = LoggerFactory.getLogger(AgentApp.class);

    private final Path socket;
    private final boolean windows;
    private final List<String> console;
    private final List<String> unlock;
    private final Language language = Words.preferred();
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final GuardLine line;
    private final TrayNews trays;
    private final CompletableFuture<GuardLine.Role> role = new CompletableFuture<>();
    private final CompletableFuture<Part> part = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    /// What the agent does for one kind of person. Called by the line's thread.
    interface Part {
        /// The guard answers, for the first time or again.
        void connected();

        void heard(StatusReport report);

        void lost();

        /// Something was chosen in the tray's menu. Called by any thread.
        void chosen(Choice choice);
    }

    private AgentApp(Path socket, Optional<String> key, boolean windows, List<String> console, List<String> unlock) {
        this.socket = socket;
        this.windows = windows;
        this.console = List.copyOf(console);
        this.unlock = List.copyOf(unlock);
        this.line = new GuardLine(() -> SocketLink.connect(socket), key, new Heard());
        this.trays = new TrayNews(line::tell);
    }

    /// Runs the agent until its session ends, and returns the exit code of the process. Can be called once in a
    /// process, not from the FX thread.
    ///
    /// @param socket of the guard
    /// @param key which the guard gave to this process, if it started it
    /// @param windows whether a child gets disc, warnings and lock card; else only the program in front is told
    /// @param console the command that opens the parents' console; empty when there is none
    public static int open(Path socket, Optional<String> key, boolean windows, List<String> console) {
        var unlock = console.isEmpty()
                ? List.<String>of()
                : List.of(
                        console.getFirst(),
                        "agent",
                        "--unlock",
                        "--run",
                        String.valueOf(socket.toAbsolutePath().getParent()));
        return open(socket, key, windows, console, unlock);
    }

    private static int open(
            Path socket, Optional<String> key, boolean windows, List<String> console, List<String> unlock) {
        var app = new AgentApp(socket, key, windows, console, unlock);
        Runtime.getRuntime().addShutdownHook(new Thread(AgentApp::leaveSoon, "leave"));
        try (app.line) {
            app.line.open();
            return app.run();
        }
    }

    private int run() {
        var session = role.join();
        // A child has the disc; a parent has nothing else.
        var parents = session == GuardLine.Role.PARENT;
        try (var lamp = new Lamp(this::chosen, parents, place -> trays.at(seen(place, !parents && windows)))) {
            return switch (session) {
                case PARENT -> parent(lamp);
                case CHILD -> windows ? childWithWindows(lamp) : childWithout(lamp);
            };
        }
    }

    private static TrayPlace seen(TrayPlace place, boolean disc) {
        return disc && place == TrayPlace.NONE ? TrayPlace.DISC : place;
    }

    private int parent(Lamp lamp) {
        part.complete(new ParentPart(line::ask, lamp, language, console, unlock));
        return ended.join();
    }

    private int childWithWindows(Lamp lamp) {
        return FxStart.run(end -> {
            part.complete(ChildPart.onScreen(line, () -> SocketLink.connect(socket), lamp, language, this::screenGone));
            var _ = ended.thenAccept(end::accept);
        });
    }

    private int childWithout(Lamp lamp) {
        part.complete(ChildPart.unseen(line, lamp, language, () -> ended.complete(0)));
        return ended.join();
    }

    private void screenGone() {
        LOG.info("The screen is gone; the agent ends with its session");
        Desktops.leave(0);
    }

    /// At a log-out the signal and the loss of the screen come together, and an orderly end may wait for the screen for
    /// ever. The thread dies with the process when that ends in time.
    private static void leaveSoon() {
        Thread.ofPlatform().daemon().start(() -> {
            LockSupport.parkNanos(PATIENCE.toNanos());
            Desktops.leave(0);
        });
    }

    private void chosen(Choice choice) {
        if (part.isDone()) {
            part.join().chosen(choice);
        }
    }

    private final class Heard implements GuardLine.Listener {
        @Override
        public void connected(GuardLine.Role now) {
            if (!role.complete(now) && role.join() != now) {
                LOG.info("This account is {} now; the agent ends and can be started again", now);
                ended.complete(0);
                return;
            }
            // Waits until the screen is there.
            part.join().connected();
        }

        @Override
        public void heard(StatusReport report) {
            trays.heard(report);
            part.join().heard(report);
        }

        @Override
        public void lost() {
            trays.lost();
            if (part.isDone()) {
                part.join().lost();
            }
        }
    }
}
