package org.porchlight.platform.linux.logind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.errors.UnknownObject;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.AtZero;
import org.porchlight.port.MachineException;
import org.porchlight.port.VitalThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks logind for its sessions on a thread of its own, so that a bus that is dead or stands still holds nobody up, and
/// hears that it has news. Anybody on the bus may claim that it has: news say nothing but that it is time to ask.
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
    /// Log-ins of a person; others are a greeter, a lock screen, the account's own `systemd --user`.
    private static final Set<String> CLASSES = Set.of(
            "user",
            "user-early",
            "user-incomplete",
            "user-light",
            "user-early-light",
            "background",
            "background-light");

    private final String address;
    private final Path needed;
    private @Nullable FutureTask<?> asked;
    /// Only touched by a question, of which there is one at a time.
    private @Nullable DBusConnection bus;

    private final Semaphore news = new Semaphore(0);
    private volatile boolean goesDown;
    private int missed;
    private long notBefore = System.nanoTime();

    private Logind(String address, Path needed) {
        this.address = address;
        this.needed = needed;
    }

    /// A logind on a bus of one's choice. Nothing is asked yet.
    ///
    /// @param needed what is there only where it runs
    public static Logind at(String address, Path needed) {
        return new Logind(address, needed);
    }

    /// The logind of this machine. Nothing is asked yet.
    public static Logind ofThisMachine() {
        return at("unix:path=" + SOCKET, RUNS);
    }

    /// Says whom to call, on a thread of its own, when something may have changed since the last question: at most
    /// twice
    /// a second, the first time at once. News are heard from the first question on. Once.
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

    /// The log-ins of some uids, as they are now. Returns within 100 ms, whatever the bus does.
    ///
    /// @param uids with none only the way is kept open by which news come
    /// @return nothing where no logind answers
    public Optional<List<LoginSession>> sessions(Set<Long> uids) {
        return ask(() -> answer(Set.copyOf(uids)), PATIENCE);
    }

    /// Locks the screens of a person that are not, or ends all log-ins; with [AtZero#FREEZE] nothing. Returns within a
    /// second, whatever the bus does; what was asked for may take longer.
    ///
    /// @return whether it was so already
    /// @throws MachineException where no logind answers, or it refuses
    public boolean end(long uid, AtZero how) throws MachineException {
        return ask(() -> end(connected(), uid, how), TO_END)
                .orElseThrow(() -> new MachineException(how.name().toLowerCase(Locale.ROOT) + " the session of uid "
                        + uid + ": logind is not there, or did not do it"));
    }

    /// @return nothing where no logind answers
    private synchronized <T> Optional<T> ask(Callable<T> what, Duration patience) {
        var last = asked;
        boolean hangs = last != null && !last.isDone();
        if (hangs || System.nanoTime() - notBefore < 0 || !Files.exists(needed)) {
            return Optional.empty();
        }
        var question = new FutureTask<>(what);
        asked = question;
        Thread.ofPlatform().name("logind").daemon(true).start(question);
        try {
            var found = question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            missed = 0;
            return Optional.of(found);
        } catch (TimeoutException late) {
            say("does not answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException trouble) {
            notBefore = System.nanoTime() + TRY_AGAIN.toNanos();
            say("cannot be asked: " + trouble.getCause());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /// Whether one answers, within a time that a program may take which waits for nothing else.
    public boolean answers(Duration patience) {
        if (!Files.exists(needed)) {
            return false;
        }
        var question = new FutureTask<>(() -> answer(Set.of()));
        Thread.ofPlatform().name("logind").daemon(true).start(question);
        try {
            question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException silent) {
            LOG.debug("logind does not answer", silent);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void say(String what) {
        // The first question also finds the way, which takes longer.
        if (++missed == 2) {
            LOG.warn("logind {}; until it does every program of a child counts as one in use.", what);
        }
    }

    private List<LoginSession> answer(Set<Long> uids) throws DBusException, IOException {
        var on = connected();
        try {
            var found = new ArrayList<LoginSession>();
            goesDown = goesDown(on);
            if (uids.isEmpty()) {
                return found;
            }
            for (var listed : on.getRemoteObject(Login1.NAME, Login1.PATH, Login1.Manager.class)
                    .ListSessions()) {
                if (uids.contains(listed.uid.longValue())) {
                    session(on, listed).ifPresent(found::add);
                }
            }
            return found;
        } catch (DBusException | DBusExecutionException trouble) {
            bus = null;
            on.close();
            throw trouble;
        }
    }

    private Boolean end(DBusConnection on, long uid, AtZero how) throws DBusException {
        var manager = on.getRemoteObject(Login1.NAME, Login1.PATH, Login1.Manager.class);
        boolean isSo = true;
        for (var listed : manager.ListSessions()) {
            if (listed.uid.longValue() != uid) {
                continue;
            }
            var goingOn = session(on, listed).filter(one -> !one.closing());
            switch (how) {
                case FREEZE -> {
                    // Its programs stop; of the session nothing is wanted.
                }
                case LOCK -> {
                    if (goingOn.filter(one -> one.seated() && !one.locked()).isPresent()) {
                        isSo = false;
                        manager.LockSession(listed.id);
                    }
                }
                case LOGOUT -> {
                    if (goingOn.isPresent()) {
                        isSo = false;
                        manager.TerminateSession(listed.id);
                    }
                }
            }
        }
        return isSo;
    }

    private DBusConnection connected() throws DBusException {
        var on = bus;
        if (on == null || !on.isConnected()) {
            on = DBusConnectionBuilder.forAddress(address).withShared(false).build();
            on.addGenericSigHandler(
                    DBusMatchRuleBuilder.create()
                            .withType("signal")
                            .withPathNamespace(Login1.PATH)
                            .build(),
                    _ -> news.release());
            bus = on;
        }
        return on;
    }

    private static boolean goesDown(DBusConnection on) throws DBusException {
        Object said = on.getRemoteObject(Login1.NAME, Login1.PATH, Properties.class)
                .Get(Login1.MANAGER, "PreparingForShutdown");
        return Boolean.TRUE.equals(said);
    }

    private static Optional<LoginSession> session(DBusConnection on, Login1.Listed listed) throws DBusException {
        try {
            var said = on.getRemoteObject(Login1.NAME, listed.path.getPath(), Properties.class)
                    .GetAll(Login1.SESSION);
            return read(listed.uid.longValue(), said);
        } catch (UnknownObject ended) {
            LOG.debug("A log-in ended since the list of them was made", ended);
            return Optional.empty();
        }
    }

    /// One that does not say what it has to is taken for none: what runs in it is in use.
    static Optional<LoginSession> read(long uid, Map<String, Variant<?>> said) {
        var sort = text(said, "Class");
        var scope = text(said, "Scope");
        if (!CLASSES.contains(sort) || scope.isEmpty()) {
            return Optional.empty();
        }
        boolean seated = value(said, "Seat") instanceof Object[] seat
                && seat.length > 0
                && !String.valueOf(seat[0]).isEmpty();
        return Optional.of(new LoginSession(
                uid,
                scope,
                seated,
                !Boolean.FALSE.equals(value(said, "Active")),
                text(said, "State").equals("closing"),
                Boolean.TRUE.equals(value(said, "LockedHint"))));
    }

    private static String text(Map<String, Variant<?>> said, String name) {
        return value(said, name) instanceof String text ? text : "";
    }

    private static @Nullable Object value(Map<String, Variant<?>> said, String name) {
        var variant = said.get(name);
        return variant == null ? null : variant.getValue();
    }
}
