package org.porchlight.site.serve;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.porchlight.core.policy.ChildId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the listener what was refused, from a thread of its own and without ever holding up an answer.
///
/// A browser asks for every name three times over, for two sorts of addresses and for hints; that is told once. A
/// child that asks for more denied names than a person could gets its answers, and its list ends for the minute.
final class Refusals implements AutoCloseable {
    private static final int MOST_WAITING = 256;
    private static final int MOST_REMEMBERED = 512;
    private static final int MOST_A_MINUTE = 60;
    private static final Duration SAME = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private record Refusal(ChildId child, String host, String rule) {}

    /// How much was told of one child since an instant of the monotonic clock.
    private record Told(long since, int count) {}

    private final BlockingQueue<Refusal> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final SequencedMap<Refusal, Long> seen = new LinkedHashMap<>();
    private final Map<ChildId, Told> told = new HashMap<>();
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
                if (isNews(refusal, now) && hasRoom(refusal.child(), now)) {
                    listener.refused(refusal.child(), refusal.host(), refusal.rule());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The teller of refusals ends", e);
        }
    }

    private boolean isNews(Refusal refusal, long now) {
        var before = seen.remove(refusal);
        seen.put(refusal, now);
        if (seen.size() > MOST_REMEMBERED) {
            seen.pollFirstEntry();
        }
        return before == null || now - before > SAME.toNanos();
    }

    private boolean hasRoom(ChildId child, long now) {
        var before = told.getOrDefault(child, new Told(now, 0));
        var minute = now - before.since() > MINUTE.toNanos() ? new Told(now, 0) : before;
        told.put(child, new Told(minute.since(), minute.count() + 1));
        return minute.count() < MOST_A_MINUTE;
    }

    @Override
    public void close() {
        teller.interrupt();
    }
}
