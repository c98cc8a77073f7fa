package org.porchlight.ipc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes what takes too long. A socket channel has no time limits of its own; closing it ends a call that waits.
final class Deadlines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final ScheduledThreadPoolExecutor timer;

    Deadlines() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("ipc-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// A limit that is in force until it is closed.
    interface Limit extends AutoCloseable {
        @Override
        void close();
    }

    /// Closes `what` after a time, unless the limit was closed by then.
    ///
    /// @throws ClosedChannelException when these deadlines are closed, and with them all that is under them
    Limit closing(Closeable what, Duration after) throws ClosedChannelException {
        try {
            var task = timer.schedule(() -> close(what), after.toMillis(), TimeUnit.MILLISECONDS);
            return () -> task.cancel(false);
        } catch (RejectedExecutionException _) {
            throw new ClosedChannelException();
        }
    }

    private static void close(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            LOG.debug("closing what took too long", e);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
