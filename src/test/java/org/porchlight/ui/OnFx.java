package org.porchlight.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/// Runs a part of a test on the FX thread, starting the toolkit when no test has.
public final class OnFx {
    private static final long LIMIT_SECONDS = 60;
    private static boolean started;

    private OnFx() {}

    /// Runs `work` on the FX thread and returns what it returns.
    public static <T> T call(Callable<T> work) {
        start();
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable problem) {
                result.completeExceptionally(problem);
            }
        });
        return join(result);
    }

    /// Runs `work` on the FX thread and waits for its end.
    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// Starts the toolkit with the theme, once in the process.
    public static synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        var up = new CompletableFuture<Boolean>();
        Runnable begin = () -> {
            Platform.setImplicitExit(false);
            Theme.install();
            up.complete(true);
        };
        try {
            Platform.startup(begin);
        } catch (IllegalStateException alreadyRunning) {
            Platform.runLater(begin);
        }
        join(up);
    }

    private static <T> T join(CompletableFuture<T> result) {
        try {
            return result.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the FX thread did not answer in " + LIMIT_SECONDS + " s", e);
        }
    }
}
