package org.porchlight.guard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.engine.Step;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.Clocks;
import org.porchlight.port.GuardStore;
import org.porchlight.trace.Traced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that owns the state: it takes an input, does arithmetic and one commit, and publishes.
///
/// What is committed is on disk before anybody acts on it. When the ledger cannot be written, time still runs and
/// closes, with the facts kept in memory until it can, which is tried every 30 s and at every order; what people ask is
/// refused meanwhile, because a gift must not be lost.
final class Loop implements Runnable {
    /// An input that lacks nothing but the reading, which the loop takes.
    interface Telling {
        Input at(ClockReading reading);
    }

    /// An input on its way. An order is claimed by the loop, which then carries it out, or by whoever stopped waiting
    /// for it, and then it never is.
    private record Post(Telling telling, @Nullable CompletableFuture<Reply> reply, AtomicBoolean claimed) {
        static Post of(Telling telling) {
            return new Post(telling, null, new AtomicBoolean());
        }

        boolean claim() {
            return claimed.compareAndSet(false, true);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration ORDER_DEADLINE = Duration.ofSeconds(4);
    private static final int WAITING_INPUTS = 1024;

    /// How often the loop shows that it is alive, also when it has nothing to do.
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Clocks clocks;
    private final GuardStore store;
    private final Commits commits;
    private final Runnable heartbeat;
    private final Step first;
    private final BlockingDeque<Post> queue = new LinkedBlockingDeque<>(WAITING_INPUTS);
    private final List<Consumer<Now>> listeners = new CopyOnWriteArrayList<>();
    private volatile Now now;
    private volatile boolean behind;
    private volatile boolean stopping;

    /// @param first what [Engine#start] gave; [#begin] commits it
    /// @param heartbeat called after every input and at least every 5 s, to show that the loop is alive
    Loop(Clocks clocks, GuardStore store, Step first, Runnable heartbeat) {
        this.clocks = clocks;
        this.store = store;
        this.commits = new Commits(store);
        this.heartbeat = heartbeat;
        this.first = first;
        this.now = new Now(first.next(), first.desired());
    }

    /// Commits what was found at the start, before anybody is told of it. Once, before [#run].
    void begin() {
        if (store.isOpen()) {
            commits.put(first.next(), first, Optional.empty(), false);
        } else {
            commits.later(first);
        }
    }

    Now now() {
        return now;
    }

    ClockReading read() {
        return clocks.read();
    }

    /// Calls `listener` on the loop's thread after every input; it must return at once.
    void onChange(Consumer<Now> listener) {
        listeners.add(listener);
    }

    /// Hands in an input. When the loop is far behind it is dropped and said: a reconciler tells again.
    void tell(Telling telling) {
        if (!queue.offer(Post.of(telling))) {
            if (!behind) {
                LOG.warn(
                        "The loop is {} inputs behind; later ones are dropped until it has caught up.", WAITING_INPUTS);
            }
            behind = true;
        } else {
            behind = false;
        }
    }

    /// Carries out an order and waits for what became of it, at most 4 s. It goes before all else that waits, of which
    /// children can hand in as much as they like.
    Reply ask(Order order, Authority authority) throws InterruptedException {
        return ask(reading -> new Input.Asked(reading, order, authority), queue::offerFirst);
    }

    /// Fulfils what a child wishes and waits for what became of it, as for an order.
    Reply ask(ChildId child, Wish wish) throws InterruptedException {
        return ask(reading -> new Input.Wished(reading, child, wish), queue::offerLast);
    }

    /// How something is put among what waits.
    private interface Putting {
        boolean put(Post post, long time, TimeUnit unit) throws InterruptedException;
    }

    private Reply ask(Telling telling, Putting putting) throws InterruptedException {
        var reply = new CompletableFuture<Reply>();
        var post = new Post(telling, reply, new AtomicBoolean());
        try {
            if (!putting.put(post, ORDER_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Reply.Refused("guard-busy", "");
            }
            return reply.get(ORDER_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            if (post.claim()) {
                LOG.warn("An order was not begun within {} s and is dropped.", ORDER_DEADLINE.toSeconds(), late);
                return new Reply.Refused("guard-busy", "");
            }
            return reply.join();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("order failed", broken.getCause());
        }
    }

    /// Ends [#run] after the input it is at.
    void stop() {
        stopping = true;
        tell(Input.Tick::new);
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                var due = untilDue();
                boolean isLater = due.compareTo(BEAT) > 0;
                var post = queue.poll((isLater ? BEAT : due).toMillis(), TimeUnit.MILLISECONDS);
                // What could not be written is tried again with a tick.
                if (post != null || !isLater || commits.areBroken()) {
                    take(post);
                }
                heartbeat.run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration untilDue() {
        var due = now.desired().wakeAt().sinceBoot().minus(clocks.read().sinceBoot());
        // One millisecond more: a wait that ends a hair early would ask the engine twice.
        return due.isNegative() ? Duration.ZERO : due.plusMillis(1);
    }

    private void take(@Nullable Post post) {
        if (post != null && !post.claim()) {
            return;
        }
        var tick = new Traced.Tick();
        tick.begin();
        var reading = clocks.read();
        var input = post == null ? new Input.Tick(reading) : post.telling().at(reading);
        var step = Engine.step(now.state(), input);
        boolean isAnswered = post != null && post.reply() != null;
        var asked = input instanceof Input.Asked order ? Optional.of(order) : Optional.<Input.Asked>empty();
        boolean kept = commits.put(now.state(), step, asked, isAnswered);
        if (kept || !isAnswered) {
            now = new Now(step.next(), step.desired());
            listeners.forEach(listener -> listener.accept(now));
        }
        if (post != null && post.reply() != null) {
            post.reply().complete(kept ? step.reply().orElseGet(Reply.Done::new) : commits.refused());
        }
        tick.input = input.getClass().getSimpleName();
        tick.commit();
    }
}
