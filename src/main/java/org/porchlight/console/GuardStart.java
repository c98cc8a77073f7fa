package org.porchlight.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.porchlight.text.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a guard where none answers: the PC's own, or one for a try, of which there is one at most.
final class GuardStart {
    private static final Logger LOG = LoggerFactory.getLogger(GuardStart.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Optional<Launcher> launcher;
    private final Path socket;
    private final Links links;
    private final Line line;
    private final Later later;
    private volatile @Nullable Trial trial;

    /// @param socket of the PC's own guard
    GuardStart(Optional<Launcher> launcher, Path socket, Links links, Line line, Later later) {
        this.launcher = launcher;
        this.socket = socket;
        this.links = links;
        this.line = line;
        this.later = later;
    }

    /// The trial that is spoken with.
    Optional<Trial> trial() {
        return Optional.ofNullable(trial);
    }

    /// The folder of the socket of the guard that is spoken with.
    Path run() {
        return trial().map(Trial::directory)
                .map(folder -> folder.resolve("run"))
                .orElseGet(() -> Objects.requireNonNull(socket.toAbsolutePath().getParent()));
    }

    /// Whether a guard has run since the PC was switched on, so that something may still be held.
    boolean hasRun() {
        return Files.exists(Objects.requireNonNull(socket.toAbsolutePath().getParent()));
    }

    /// Starts one for a try.
    void tryHere(Language language) {
        if (launcher.isEmpty()) {
            line.startFailed("missing.no-launcher");
            return;
        }
        try {
            var started = Trial.start(launcher.get(), language);
            trial = started;
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "end-of-trial"));
            line.await(() -> started.connect(links), Screen.Start.TRIAL);
            later.after(PATIENCE, () -> Platform.runLater(() -> line.stillMissing("missing.trial-ended")));
        } catch (IOException e) {
            LOG.warn("The trial could not start: {}", e.getMessage());
            line.startFailed("missing.no-launcher");
        }
    }

    /// Starts the PC's own.
    void start() {
        if (launcher.isEmpty()) {
            line.startFailed("missing.no-launcher");
            return;
        }
        try {
            launcher.get().detach(List.of("guard"));
            line.await(() -> links.connect(socket), Screen.Start.OWN);
            later.after(PATIENCE, () -> Platform.runLater(() -> line.stillMissing("missing.did-not-start")));
        } catch (IOException e) {
            LOG.warn("The guard could not be started: {}", e.getMessage());
            line.startFailed("missing.no-launcher");
        }
    }
}
