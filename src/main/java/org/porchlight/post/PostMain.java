package org.porchlight.post;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.porchlight.ipc.json.ProtocolException;

/// The process `porchlight post`: reads an errand on its standard input, does it, says what became of it, and ends.
public final class PostMain {
    /// The longest that it lives; who started it ends it then.
    static final Duration DEADLINE = Duration.ofMinutes(2);

    private static final Duration LEFT_ALONE = Duration.ofMinutes(3);
    private static final int TOO_SLOW = 124;
    private static final int NOT_CONFINED = 77;
    private static final int WRONG_USAGE = 2;

    private PostMain() {}

    /// Gives up all rights that this process has beyond those of any account.
    public interface Confinement {
        /// @param network whether it may keep that
        /// @return which right is left and why; nothing when all are gone
        Optional<String> confine(boolean network);
    }

    /// @return the exit code; 0 also when it was in vain, which is an outcome
    public static int run(Confinement confinement) throws IOException {
        endAfterDeadline();
        Errand errand;
        try {
            errand = Errand.read(System.in.readNBytes(Errand.MAX_BYTES + 1));
        } catch (ProtocolException e) {
            System.err.println("porchlight post: " + e.getMessage());
            return WRONG_USAGE;
        }
        var work = prepare(errand);
        var left = confinement.confine(errand instanceof Errand.Letter);
        if (left.isPresent()) {
            System.err.println("porchlight post: " + left.get());
            return NOT_CONFINED;
        }
        try (var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
            out.write(Outcome.write(work.get()));
        }
        return 0;
    }

    /// Does it all for a week of nobody, before the rights are given up, so that the program's files are read: nobody
    /// need be able to.
    private static Supplier<Outcome> prepare(Errand errand) {
        var nobody = Rehearsal.of(errand.report());
        return switch (errand) {
            case Errand.Files(var report, var language) -> {
                Mailer.files(nobody, language);
                yield () -> new Outcome.Made(Mailer.files(report, language));
            }
            case Errand.Letter letter -> {
                var mailer = new Mailer(letter.plan().mail().orElseThrow());
                mailer.rehearse(new Errand.Letter(nobody, letter.language(), letter.plan(), Optional.empty()));
                yield () -> mailer.send(letter);
            }
        };
    }

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
