package org.porchlight.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the toolkit and waits until the screens are done.
///
/// No class of ours extends `Application`: a main class that does is refused on the class path.
public final class FxStart {
    /// The exit code when the machine lacks what a screen needs.
    public static final int NO_SCREEN = 5;

    private static final Logger LOG = LoggerFactory.getLogger(FxStart.class);

    /// Builds the first screen, on the FX thread.
    @FunctionalInterface
    public interface First {
        /// @param end ends the toolkit; takes the exit code of the process
        void show(IntConsumer end);
    }

    private FxStart() {}

    /// Runs screens until they call `end`, and returns the exit code they gave it. Can be called once in a process,
    /// not from the FX thread. Without a screen it says so on standard error and returns [#NO_SCREEN].
    public static int run(First first) {
        var lack = lack(
                System.getProperty("os.name"),
                Optional.ofNullable(System.getProperty("glass.platform")),
                Optional.ofNullable(System.getenv("DISPLAY")));
        if (lack.isPresent()) {
            return refuse(lack.get());
        }
        // Drawing on the graphics card costs 90 MiB and half a second, and gains nothing for screens that stand still.
        if (System.getProperty("prism.order") == null) {
            System.setProperty("prism.order", "sw");
        }
        var ended = new CompletableFuture<Integer>();
        try {
            Platform.startup(() -> begin(first, ended));
        } catch (UnsupportedOperationException e) {
            LOG.debug("The toolkit did not start", e);
            return refuse("display-refused");
        }
        int code = ended.join();
        Platform.exit();
        return code;
    }

    private static void begin(First first, CompletableFuture<Integer> ended) {
        Platform.setImplicitExit(false);
        try {
            RestingTimer.install();
            Theme.install();
            first.show(ended::complete);
        } catch (RuntimeException | Error bug) {
            ended.completeExceptionally(bug);
        }
    }

    private static int refuse(String key) {
        System.err.println(Words.part("ui").of(key));
        return NO_SCREEN;
    }

    /// What is missing for a screen, as a key of the bundle `ui`. JavaFX on Linux needs X, also under Wayland.
    static Optional<String> lack(String system, Optional<String> glass, Optional<String> display) {
        boolean usesX = system.equals("Linux") && !glass.orElse("").equalsIgnoreCase("Headless");
        return usesX && display.orElse("").isBlank() ? Optional.of("no-display") : Optional.empty();
    }
}
