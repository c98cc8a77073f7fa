package org.porchlight.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.AgentClaim;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ipc.GuardMissing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The line to the guard: connects, says who is there, watches, and connects again when the guard is gone.
///
/// All links are used by one thread of its own, which is also where the listener is called.
final class GuardLine implements AutoCloseable {
    /// Makes a link.
    interface Dial {
        GuardLink dial() throws GuardMissing, IOException;
    }

    /// Whose session this is, by the kernel's word to the guard.
    enum Role {
        CHILD,
        PARENT
    }

    interface Listener {
        /// The guard answers. Comes before the first status.
        void connected(Role role);

        void heard(StatusReport report);

        /// The guard does not answer. Comes again after each attempt that failed.
        void lost();
    }

    static final Duration FIRST_WAIT = Duration.ofMillis(250);
    static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(GuardLine.class);

    private final Dial dial;
    private final Optional<String> key;
    private final Listener listener;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("agent-guard").factory());

    // All belong to the thread. A link is given up with its generation, and what it still says is not heard.
    private int generation;
    private Optional<GuardLink> link = Optional.empty();
    private Duration wait = FIRST_WAIT;

    /// @param key which the guard gave to this process, if it started it
    GuardLine(Dial dial, Optional<String> key, Listener listener) {
        this.dial = dial;
        this.key = key;
        this.listener = listener;
    }

    void open() {
        thread.execute(this::connect);
    }

    /// Asks, and hands on the answer; nothing when the guard does not answer. Not connected is no answer.
    void ask(Command command, Consumer<Optional<Answer>> then) {
        if (!thread.isShutdown()) {
            thread.execute(() -> then.accept(link.flatMap(up -> answer(up, command))));
        }
    }

    /// Tells the guard something that needs no answer.
    void tell(Command command) {
        ask(
                command,
                answer -> answer.ifPresent(said -> LOG.debug("{} was answered with {}", kind(command), kind(said))));
    }

    /// Not with what is in it: words are for the parents.
    private static String kind(Object said) {
        return said.getClass().getSimpleName();
    }

    private void connect() {
        try {
            var up = dial.dial();
            link = Optional.of(up);
            var role = introduce(up);
            wait = FIRST_WAIT;
            listener.connected(role);
            int now = generation;
            up.watch(report -> onThread(now, () -> listener.heard(report)), () -> onThread(now, this::again));
        } catch (GuardMissing | IOException e) {
            LOG.debug("Reaching the guard failed", e);
            again();
        }
    }

    private Role introduce(GuardLink up) throws IOException {
        if (up.ask(new AgentClaim.IAmTheAgent(key)) instanceof Answer.Done) {
            return Role.CHILD;
        }
        if (up.ask(new Command.Status()) instanceof Answer.Status) {
            return Role.PARENT;
        }
        // A parent may give it rules later: asking goes on.
        throw new IOException("this account has no part in the household");
    }

    private Optional<Answer> answer(GuardLink up, Command command) {
        try {
            return Optional.of(up.ask(command));
        } catch (IOException e) {
            LOG.debug("Asking the guard failed: {}", kind(command), e);
            again();
            return Optional.empty();
        }
    }

    /// Does it on the thread of the line, unless the link it is about has been given up.
    private void onThread(int of, Runnable work) {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(() -> {
            if (of == generation) {
                work.run();
            }
        });
    }

    private void again() {
        link.ifPresent(GuardLink::close);
        link = Optional.empty();
        generation++;
        listener.lost();
        var _ = thread.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
        var longer = wait.multipliedBy(2);
        wait = longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
    }

    @Override
    public void close() {
        thread.execute(() -> link.ifPresent(GuardLink::close));
        thread.shutdown();
    }
}
