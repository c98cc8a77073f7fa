package org.porchlight.worker;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The process `porchlight worker CHORE`: reads its standard input, writes lines of JSON, and ends.
public final class WorkerMain {
    /// The longest input.
    public static final int MAX_INPUT = 2 << 20;
    /// The longest that a worker lives; who started it ends it then.
    static final Duration DEADLINE = Duration.ofSeconds(10);
    static final int NOT_CONFINED = 77;

    private static final Duration LEFT_ALONE = Duration.ofSeconds(60);
    private static final int WRONG_USAGE = 2;
    private static final int TOO_SLOW = 124;

    private WorkerMain() {}

    /// Gives up all rights that this process has beyond those of any account.
    public interface Confinement {
        /// @return which right is left and why; nothing when all are gone
        Optional<String> confine();
    }

    /// Does a chore.
    ///
    /// @return the exit code; 0 also when the file cannot be used, which is a result
    public static int run(List<String> arguments, Confinement confinement) throws IOException {
        var chore = Chore.of(arguments);
        if (chore.isEmpty()) {
            return WRONG_USAGE;
        }
        endAfterDeadline();
        return work(chore.get(), confinement);
    }

    static int work(Chore chore, Confinement confinement) throws IOException {
        chore.rehearse();
        var left = confinement.confine();
        if (left.isPresent()) {
            System.err.println("porchlight worker: " + left.get());
            return NOT_CONFINED;
        }
        write(result(chore, System.in.readNBytes(MAX_INPUT + 1)));
        return 0;
    }

    private static List<String> result(Chore chore, byte[] input) {
        try {
            if (input.length > MAX_INPUT) {
                throw new ChoreException(Trouble.FILE_TOO_LARGE, "");
            }
            return chore.lines(input);
        } catch (ChoreException unusable) {
            return List.of(JsonLines.trouble(unusable.trouble(), unusable.detail()));
        }
    }

    private static void write(List<String> lines) throws IOException {
        try (var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
            for (var line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// Who started this process kills it in time; this is for the case that nobody is left to do so.
    private static void endAfterDeadline() {
        Thread.ofPlatform().name("deadline").daemon(true).start(() -> {
            try {
                Thread.sleep(LEFT_ALONE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(TOO_SLOW);
        });
    }
}
