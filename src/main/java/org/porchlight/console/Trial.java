package org.porchlight.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ipc.SocketLink;
import org.porchlight.ui.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A soft guard for a try: it holds only what is started through it, has a small policy for the current account,
/// and leaves nothing behind.
final class Trial implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);
    private static final long END_SECONDS = 5;

    private final Path directory;
    private final Process guard;
    private final Words words;
    private boolean closed;

    private Trial(Path directory, Process guard, Words words) {
        this.directory = directory;
        this.guard = guard;
        this.words = words;
    }

    /// Starts the guard on directories of its own.
    static Trial start(Launcher launcher, Words words) throws IOException {
        var directory = Files.createTempDirectory("porchlight-try-");
        var data = directory.resolve("data").toString();
        var run = directory.resolve("run").toString();
        try {
            var guard = launcher.start(List.of("guard", "--soft", "--data", data, "--run", run));
            return new Trial(directory, guard, words);
        } catch (IOException e) {
            delete(directory);
            throw e;
        }
    }

    /// Where it keeps its things.
    Path directory() {
        return directory;
    }

    boolean isRunning() {
        return guard.isAlive();
    }

    /// Reaches the guard of the trial; the first time it gets its policy.
    Optional<GuardLink> connect(Links links) throws IOException {
        var reached = links.connect(directory.resolve("run").resolve(SocketLink.SOCKET));
        if (reached.isPresent()) {
            try {
                givePolicy(reached.get());
            } catch (IOException e) {
                reached.get().close();
                throw e;
            }
        }
        return reached;
    }

    private void givePolicy(GuardLink link) throws IOException {
        if (link.ask(new Command.Status()) instanceof Answer.Status(var report)
                && report.children().isEmpty()) {
            var answer = link.ask(new Command.PutPolicy(policy(), Optional.empty()));
            if (!(answer instanceof Answer.Stored)) {
                throw new IOException("the guard of the trial did not take its policy: " + answer);
            }
        }
    }

    private String policy() throws IOException {
        try (var in = Objects.requireNonNull(Trial.class.getResourceAsStream("/org/porchlight/trial.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("ZONE", ZoneId.systemDefault().getId())
                    .replace("NAME", words.of("trial.child"))
                    .replace("ACCOUNT", System.getProperty("user.name"));
        }
    }

    /// Ends the guard and deletes all that it kept; a second call changes nothing. The window and the end of the
    /// process both call it, and whoever comes second waits.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        guard.destroy();
        try {
            if (!guard.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                guard.destroyForcibly();
                guard.waitFor(END_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            guard.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            delete(directory);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The trial's directory {} could not be deleted: {}", directory, e.getMessage());
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
