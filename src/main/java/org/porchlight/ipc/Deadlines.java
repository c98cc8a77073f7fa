package org.porchlight.ipc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes what takes too long. A socket channel has no time limits of its own; closing it ends a call that waits.
///
/// Nearly every limit is over long before its time. So none of them has a timer of its own, which would wake a thread
/// for each frame: while there are any, one thread looks at them five times in a second.
final class Deadlines implements AutoCloseable {
    /// How much later than asked something is closed at the most, but for a machine that is busy.
    private static final Duration LOOK = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final Set<Due> limits = ConcurrentHashMap.newKeySet();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("ipc-deadlines").unstarted(this::run);
    private volatile boolean asleep;
    private volatile boolean closed;

    Deadlines() {
        thread.start();
    }

    /// A limit that is in force until it is closed.
    interface Limit extends AutoCloseable {
        @Override
        void close();
    }

    /// One limit, equal to no other.
    private final class Due implements Limit {
        private final Closeable what;
        private final long at;

        /// @param at on the ruler of [System#nanoTime()]
        Due(Closeable what, long at) {
            this.what = what;
            this.at = at;
        }

        @Override
        public void close() {
            limits.remove(this);
        }
    }

    /// Closes `what` after a time, unless the limit was closed by then.
    ///
    /// @throws ClosedChannelException when these deadlines are closed, and with them all that is under them
    Limit closing(Closeable what, Duration after) throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
        var limit = new Due(what, System.nanoTime() + after.toNanos());
        limits.add(limit);
        if (asleep) {
            LockSupport.unpark(thread);
        }
        return limit;
    }

    private void run() {
        while (!closed) {
            asleep = true;
            while (limits.isEmpty() && !closed) {
                LockSupport.park(this);
            }
            asleep = false;
            LockSupport.parkNanos(this, LOOK.toNanos());
            long now = System.nanoTime();
            for (var each = limits.iterator(); each.hasNext(); ) {
                var limit = each.next();
                if (limit.at - now <= 0 && limits.remove(limit)) {
                    close(limit.what);
                }
            }
        }
    }

    private static void close(Closeable what) {
        try {
            what.close();
        } catch (IOException | RuntimeException e) {
            // The other limits go on.
            LOG.debug("closing what took too long", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
