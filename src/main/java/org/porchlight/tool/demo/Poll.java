package org.porchlight.tool.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Waits for something that another process does.
public final class Poll {
    private static final Duration STEP = Duration.ofMillis(50);

    /// Looks once; nothing means not yet.
    public interface Look<T> {
        Optional<T> once() throws IOException, InterruptedException;
    }

    private Poll() {}

    /// Looks until there is something, at most for `limit`.
    public static <T> Optional<T> until(Duration limit, Look<T> look) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            var found = look.once();
            if (found.isPresent() || System.nanoTime() > end) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
        }
    }
}
