package org.porchlight.platform.linux.gate;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.Gate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what was refused from the answering thread without making it wait, and tells the listener.
///
/// Where a file is another than when the rules were compiled, it has them compiled again: at once, but at most
/// once a second, and every thirty seconds in any case. Of refusals that come faster than they can be told the
/// oldest are dropped and counted.
final class FrontDesk implements ExecWatch.Desk, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDesk.class);
    private static final int SLOTS = 256;
    private static final String CHECKING = "checking";
    private static final long SOONEST = Duration.ofSeconds(1).toNanos();
    private static final long LATEST = Duration.ofSeconds(30).toNanos();

    private record Refusal(ChildId child, String path, String rule) {}

    private final AtomicReferenceArray<Refusal> slots = new AtomicReferenceArray<>(SLOTS);
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Gate.Listener listener;
    private final Runnable lookAgain;
    private final Thread thread;
    private volatile boolean mustLook;
    private volatile boolean closing;

    FrontDesk(Gate.Listener listener, Runnable lookAgain) {
        this.listener = listener;
        this.lookAgain = lookAgain;
        thread = Thread.ofPlatform().name("gate-desk").daemon().start(this::run);
    }

    @Override
    public void refused(ChildId child, String path, String rule) {
        long no = written.get();
        if (slots.getAndSet((int) (no % SLOTS), new Refusal(child, path, rule)) != null) {
            dropped.incrementAndGet();
        }
        written.set(no + 1);
        LockSupport.unpark(thread);
    }

    @Override
    public void mustLookAgain(ChildId child, String path) {
        mustLook = true;
        refused(child, path, CHECKING);
    }

    /// How many refusals nobody was told of.
    long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        long read = 0;
        long looked = System.nanoTime();
        while (!closing) {
            read = tell(read);
            long since = System.nanoTime() - looked;
            if (since >= (mustLook ? SOONEST : LATEST)) {
                mustLook = false;
                lookAgain.run();
                looked = System.nanoTime();
            } else if (read == written.get()) {
                LockSupport.parkNanos(this, (mustLook ? SOONEST : LATEST) - since);
            }
        }
    }

    private long tell(long from) {
        long end = written.get();
        for (long no = Math.max(from, end - SLOTS); no < end; no++) {
            var refusal = slots.getAndSet((int) (no % SLOTS), null);
            if (refusal != null) {
                LOG.debug("refused by {}", refusal.rule());
                listener.refused(refusal.child(), refusal.path(), refusal.rule());
            }
        }
        return end;
    }
}
