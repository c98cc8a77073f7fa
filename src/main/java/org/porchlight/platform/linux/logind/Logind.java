package org.porchlight.platform.linux.logind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.AtZero;
import org.porchlight.port.MachineException;
import org.porchlight.port.VitalThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks logind for its sessions on a thread of its own, so that a bus that is dead or stands still
/// holds nobody up, and hears that it has news, which say nothing but that it is time to ask. Anybody
/// may send us anything over the bus: what is not logind's is not heard, and [BoundedReader] keeps
/// little of it.
///
/// Any thread; one question at a time.
public final class Logind {
    private static final Logger LOG = LoggerFactory.getLogger(Logind.class);
    private static final Path SOCKET = Path.of("/run/dbus/system_bus_socket");
    /// There only where logind runs: a question must not make the bus start it.
    private static final Path RUNS = Path.of("/run/systemd/seats");

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration TO_END = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);
    /// What comes within this time after news is told with the next; a child can make some at will.
    private static final long GATHER = Duration.ofMillis(500).toNanos();
    private final String address;
    private final List<Path> needed;
    private final ReentrantLock turn = new ReentrantLock();
    /// Only touched by whose turn it is.
    private @Nullable FutureTask<?> asked;

    private int missed;
    /// Only touched by a question, of which there is one at a time.
    private @Nullable DBusConnection bus;

    private @Nullable String heard;
    private boolean systemd;

    private final Semaphore news = new Semaphore(0);
    private volatile boolean goesDown;
    private volatile long notBefore = System.nanoTime();

    /// Something that is asked over the bus.
    private interface Question<T> {
        T put(DBusConnection on) throws DBusException;
    }

    private Logind(Path socket, Path runs) {
        this.address = "unix:path=" + socket;
        // The library tries to reach a bus that is not there for longer than a look may take.
        this.needed = List.of(runs, socket);
    }

    /// A logind on a bus of one's choice. Nothing is asked yet.
    ///
    /// @param socket of the bus
    /// @param runs what is there only where it runs
    public static Logind at(Path socket, Path runs) {
        return new Logind(socket, runs);
    }

    /// The logind of this machine. Nothing is asked yet.
    public static Logind ofThisMachine() {
        return at(SOCKET, RUNS);
    }

    /// Says whom to call, on a thread of its own, when something may have changed since the last question: at most
    /// twice a second, the first time at once. News are heard from the first question on. Once.
    public void listen(Runnable mayHaveChanged) {
        VitalThread.start("logind-news", () -> {
            try {
                while (true) {
                    news.acquire();
                    news.drainPermits();
                    mayHaveChanged.run();
                    LockSupport.parkNanos(GATHER);
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Whether the machine was being switched off when it was asked last.
    public boolean goesDown() {
        return goesDown;
    }

    /// The log-ins of some uids, as they are now. Returns within 100 ms, whatever the bus does and whoever else asks;
    /// when it could not be asked, it is not asked for half a minute.
    ///
    /// @param uids with none only the way is kept open by which news come
    /// @return nothing where no logind answers
    public Optional<List<LoginSession>> sessions(Set<Long> uids) {
        if (System.nanoTime() - notBefore < 0) {
            return Optional.empty();
        }
        return ask(on -> LoginList.of(on, Set.copyOf(uids)), PATIENCE);
    }

    /// Locks the screens of a person that are not, or ends all log-ins; with [AtZero#FREEZE] nothing. It is tried each
    /// time, and returns within a second, whatever the bus does and whoever else asks; what was asked for may take
    /// longer.
    ///
    /// @return whether it was so already
    /// @throws MachineException where no logind answers, or it refuses one of them; the others are locked or ended
    public boolean end(long uid, AtZero how) throws MachineException {
        var what = how.name().toLowerCase(Locale.ROOT) + " the session of uid " + uid + ": ";
        var outcome = ask(on -> LoginList.end(on, uid, how), TO_END)
                .orElseThrow(() -> new MachineException(what + "logind is not there, or did not do it"));
        if (!outcome.refused().isEmpty()) {
            throw new MachineException(what + String.join("; ", outcome.refused()));
        }
        return outcome.wasSo();
    }

    /// @return nothing where no logind answers, an earlier question hangs, or others take all the time for theirs
    private <T> Optional<T> ask(Question<T> what, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        try {
            if (!turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            var last = asked;
            boolean hangs = last != null && !last.isDone();
            if (hangs || !needed.stream().allMatch(Files::exists)) {
                return Optional.empty();
            }
            var question = new FutureTask<>(() -> tried(what));
            asked = question;
            Thread.ofPlatform().name("logind").daemon(true).start(question);
            var found = question.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            missed = 0;
            return Optional.of(found);
        } catch (TimeoutException late) {
            say("does not answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException trouble) {
            say("cannot be asked: " + trouble.getCause());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            turn.unlock();
        }
        return Optional.empty();
    }

    /// Whether one answers, within a time that a program may take which waits for nothing else.
    public boolean answers(Duration patience) {
        return ask(on -> LoginList.of(on, Set.of()), patience).isPresent();
    }

    private void say(String what) {
        // The first question also finds the way, which takes longer.
        if (++missed == 2) {
            LOG.warn("logind {}; until it does every program of a child counts as one in use.", what);
        }
    }

    /// Where it fails there is a pause, also when nobody waits for the answer any more.
    private <T> T tried(Question<T> what) throws DBusException, IOException {
        var next = System.nanoTime() + TRY_AGAIN.toNanos();
        try {
            var answer = put(what);
            next = System.nanoTime();
            return answer;
        } finally {
            notBefore = next;
        }
    }

    /// What fails takes the way with it: the next question finds a new one.
    private <T> T put(Question<T> what) throws DBusException, IOException {
        var on = bus;
        if (on == null || !on.isConnected()) {
            on = DBusConnectionBuilder.forAddress(address).withShared(false).build();
            heard = null;
            bus = on;
        }
        try {
            if (heard == null) {
                systemd = GoingDown.hasSystemd(on);
            }
            goesDown = GoingDown.isSo(on, systemd);
            hear(on);
            return what.put(on);
        } catch (DBusException | DBusExecutionException trouble) {
            bus = null;
            on.close();
            throw trouble;
        }
    }

    /// Hears the news of the logind that answers now. The library compares senders by the name that the bus gave them,
    /// which is another one after logind was started again.
    private void hear(DBusConnection on) throws DBusException {
        var name = on.getDBusOwnerName(Login1.NAME);
        if (name == null || name.equals(heard)) {
            return;
        }
        on.addGenericSigHandler(
                DBusMatchRuleBuilder.create()
                        .withType("signal")
                        .withSender(name)
                        .withPathNamespace(Login1.PATH)
                        .build(),
                _ -> news.release());
        heard = name;
    }
}
