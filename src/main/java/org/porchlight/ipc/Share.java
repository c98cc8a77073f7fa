package org.porchlight.ipc;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// How much of the guard's work and memory one child or one parent's account gets with all its connections: 20 commands
/// a second; of those that take long one at a time, and of those whose answer may be long one, until the peer has taken
/// it; frames of 2 MiB together. Later ones wait.
final class Share {
    /// Of all frames that are read or answered at a time: two of the longest.
    static final int ROOM = 2 * Frames.MAX_BYTES;

    private static final Duration TOKEN = Duration.ofMillis(50);
    private static final int BURST = 20;

    private final TokenBucket bucket = new TokenBucket(TOKEN, BURST, System.nanoTime());
    private final Semaphore heavy = new Semaphore(1, true);
    private final Semaphore reading = new Semaphore(1, true);
    private final Semaphore room = new Semaphore(ROOM, true);

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

    /// Whether a role is held to a share: a parent's account is, as any program that runs in it can connect.
    static boolean bounds(Role role) {
        return !(role instanceof Role.Parent(Role.Parent.Who.Holder _));
    }

    /// Waits until one more command may be answered.
    void await() throws InterruptedException {
        Thread.sleep(bucket.take(System.nanoTime()));
    }

    /// Waits until there is room for a frame, and gives it back at the end.
    Turn room(int bytes) throws InterruptedException {
        return turn(room, bytes);
    }

    /// Waits until a command may begin.
    Turn turn(Command command) throws InterruptedException {
        if (command instanceof Command.Heavy) {
            return turn(heavy, 1);
        }
        return command instanceof Command.Reading ? turn(reading, 1) : Turn.NONE;
    }

    private static Turn turn(Semaphore of, int permits) throws InterruptedException {
        of.acquire(permits);
        var over = new AtomicBoolean();
        return () -> {
            if (over.compareAndSet(false, true)) {
                of.release(permits);
            }
        };
    }
}
