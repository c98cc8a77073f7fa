package org.porchlight.ipc;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// How much of the guard's work one child or one parent's account gets: 20 commands a second, and of those that take
/// long one at a time. Later ones wait.
final class Share {
    private static final Duration TOKEN = Duration.ofMillis(50);
    private static final int BURST = 20;

    private final TokenBucket bucket = new TokenBucket(TOKEN, BURST, System.nanoTime());
    private final Semaphore heavy = new Semaphore(1, true);

    /// A command that takes long is at work until this has ended, however often.
    interface Turn extends AutoCloseable {
        /// Of a command that others need not wait for.
        Turn NONE = () -> {};

        void end();

        @Override
        default void close() {
            end();
        }
    }

    /// Waits until one more command may be answered.
    void await() throws InterruptedException {
        Thread.sleep(bucket.take(System.nanoTime()));
    }

    /// Waits until a command that takes long may begin.
    Turn turn() throws InterruptedException {
        heavy.acquire();
        var over = new AtomicBoolean();
        return () -> {
            if (over.compareAndSet(false, true)) {
                heavy.release();
            }
        };
    }
}
