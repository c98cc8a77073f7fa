package org.porchlight.site.serve;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.porchlight.core.policy.ChildId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the listener what was refused, from a thread of its own and without ever holding up an answer.
///
/// A browser asks for every name three times over, for two sorts of addresses and for hints; that is told once.
final class Refusals implements AutoCloseable {
    private static final int MOST_WAITING = 256;
    private static final int MOST_REMEMBERED = 512;
    private static final Duration SAME = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private record Refusal(ChildId child, String host, String rule) {}

    private final BlockingQueue<Refusal> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final SequencedMap<Refusal, Long> told = new LinkedHashMap<>();
    private final Resolver.Listener listener;
    private final Thread teller;

    Refusals(Resolver.Listener listener) {
        this.listener = listener;
        this.teller = Thread.ofPlatform().daemon().name("porchlight-refusals").start(this::tell);
    }

    /// Puts a refusal in the queue; one too many is left out.
    void add(ChildId child, String host, String rule) {
        if (!waiting.offer(new Refusal(child, host, rule))) {
            LOG.debug("More names were refused than can be told; one was left out");
        }
    }

    private void tell() {
        try {
            while (true) {
                var refusal = waiting.take();
                long now = System.nanoTime();
                var before = told.remove(refusal);
                told.put(refusal, now);
                if (told.size() > MOST_REMEMBERED) {
                    told.pollFirstEntry();
                }
                if (before == null || now - before > SAME.toNanos()) {
                    listener.refused(refusal.child(), refusal.host(), refusal.rule());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The teller of refusals ends", e);
        }
    }

    @Override
    public void close() {
        teller.interrupt();
    }
}
