package org.porchlight.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ipc.SocketLink;
import org.porchlight.text.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A soft guard for a try, with a sample family and its last four weeks: it holds only what is started through it, and
/// leaves nothing behind. Where the console dies, it notices.
final class Trial implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);
    private static final long END_SECONDS = 5;

    private final Path directory;
    private final Process guard;
    private boolean closed;

    private Trial(Path directory, Process guard) {
        this.directory = directory;
        this.guard = guard;
    }

    /// Starts the guard on directories of its own.
    static Trial start(Launcher launcher, Language language) throws IOException {
        var directory = Files.createTempDirectory("porchlight-try-");
        try {
            return new Trial(directory, launcher.start(List.of("trial", directory.toString()), language));
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

    /// Reaches the guard of the trial.
    Optional<GuardLink> connect(Links links) throws IOException {
        return links.connect(directory.resolve("run").resolve(SocketLink.SOCKET));
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
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
