package org.porchlight.tool.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.porchlight.guard.GuardMain;
import org.porchlight.port.StoreException;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// The process of "Try it here": makes the ledger of a sample family and runs a soft guard on it. It ends with its
/// standard input, which is the console's word that it is still there, and deletes its folder.
public final class TrialRun {
    /// The verb with which the console runs it; nobody types it.
    public static final String VERB = "trial";

    private static final int WRONG_USAGE = 2;
    private static final int ENVIRONMENT = 5;
    /// Longer than the guard itself gives its end.
    private static final Duration GUARD_ENDS_WITHIN = Duration.ofSeconds(15);

    private TrialRun() {}

    /// @param arguments an empty folder, which is deleted at the end
    /// @return the exit code of the guard
    public static int run(List<String> arguments) throws IOException, InterruptedException {
        var words = Texts.of("tool", Language.of(Locale.getDefault()));
        var folder = Path.of(arguments.isEmpty() ? "" : arguments.getFirst()).toAbsolutePath();
        if (arguments.size() != 1 || !isEmpty(folder)) {
            System.err.println(words.of("trial.usage"));
            return WRONG_USAGE;
        }
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(folder, ended), "trial-leave"));
        Thread.ofPlatform().daemon().name("trial-parent").start(() -> awaitEnd(System.in));
        try {
            var data = folder.resolve("data");
            SampleLedger.write(data, words, ZoneId.systemDefault(), Instant.now());
            return GuardMain.run(List.of(
                    "--soft",
                    "--data",
                    data.toString(),
                    "--run",
                    folder.resolve("run").toString()));
        } catch (StoreException trouble) {
            System.err.println(trouble.getMessage());
            return ENVIRONMENT;
        } finally {
            ended.countDown();
        }
    }

    /// Whatever lies in a folder that somebody named by mistake stays.
    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void awaitEnd(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // Nothing is said; only the end counts.
            }
        } catch (IOException gone) {
            System.err.println(gone.getMessage());
        }
        System.exit(0);
    }

    private static void leave(Path folder, CountDownLatch ended) {
        boolean inTime = false;
        try {
            inTime = ended.await(GUARD_ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            delete(folder);
        } catch (IOException trouble) {
            System.err.println(folder + ": " + trouble.getMessage());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (!inTime) {
            // What still runs would write there again.
            System.err.println(folder + ": the guard of the trial did not end in time");
            Runtime.getRuntime().halt(ENVIRONMENT);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
