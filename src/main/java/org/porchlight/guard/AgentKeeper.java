package org.porchlight.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.AgentHost;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Desktop;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one agent running for each child's account that has a graphical session.
///
/// An agent is known by the process that was started, and by the key that only it was given. One that dies, stops, is
/// traced or never says that it is there is ended and started again: at once the first time, then after 1 s, 2 s …
/// 60 s. Nothing that is enforced waits for it.
final class AgentKeeper {
    /// How often in a row it dies before parents are told.
    static final int TOLD_AFTER = 3;
    /// How long none ends before they are told that it is over: whoever ends them by hand must not fill the ledger.
    static final Duration CALM = Duration.ofMinutes(10);

    static final Duration SHORT_LIFE = Duration.ofSeconds(60);
    static final Duration SILENT = Duration.ofSeconds(60);
    /// How long after the last pause an account without a display gets its next agent at once.
    static final Duration FORGOTTEN = Duration.ofSeconds(60);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final int KEY_BYTES = GuardMain.KEY_LENGTH / 2;
    private static final Logger LOG = LoggerFactory.getLogger(AgentKeeper.class);

    /// What is known of the agent of one account.
    ///
    /// @param notBefore no start before it, on the ruler of `nanos`
    /// @param ending when it ended last of those times of which parents are told, on the same ruler
    private record Kept(Optional<Running> running, int deaths, Duration pause, long notBefore, Optional<Long> ending) {
        Kept(long now) {
            this(Optional.empty(), 0, Duration.ZERO, now, Optional.empty());
        }

        Kept with(Running other) {
            return new Kept(Optional.of(other), deaths, pause, notBefore, ending);
        }

        /// Without the one that ran; what is known of earlier ones stays, since a display comes and goes at will.
        Kept ended() {
            return new Kept(Optional.empty(), deaths, pause, notBefore, ending);
        }

        /// The next one is started as if none had ended; that they did is told on.
        Kept lives(long now) {
            return new Kept(running, 0, Duration.ZERO, now, ending);
        }

        /// Whether parents are told that it keeps ending.
        boolean keepsEnding(long now) {
            return ending.filter(last -> now - last < CALM.toNanos()).isPresent();
        }

        /// After a death that came early the next start is later each time.
        Kept died(boolean early, long now) {
            int times = early ? deaths + 1 : 1;
            var told = times >= TOLD_AFTER || keepsEnding(now) ? Optional.of(now) : Optional.<Long>empty();
            if (!early) {
                return new Kept(Optional.empty(), times, Duration.ZERO, now, told);
            }
            var next = deaths == 0 ? Duration.ZERO : pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
            var wait = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
            return new Kept(Optional.empty(), times, wait, now + wait.toNanos(), told);
        }
    }

    /// @param since on the ruler of `nanos`
    /// @param greeted whether it said that it is there
    private record Running(AgentRun run, long since, boolean greeted) {
        Running greeting() {
            return new Running(run, since, true);
        }
    }

    private final AgentHost host;
    private final AgentRuns file;
    private final BiFunction<ChildAccount, Desktop, AgentHost.Program> program;
    private final Consumer<Duration> wake;
    private final LongSupplier nanos;
    private final SecureRandom random = new SecureRandom();
    private final Map<ChildAccount, Kept> kept = new HashMap<>();
    private List<AgentRun> written;
    private volatile Set<ProcessRef> processes;

    /// @param file for what a restart of the guard has to know
    /// @param program of an agent in a desktop
    /// @param wake asks for a round after a while
    /// @param nanos a ruler, as [System#nanoTime()]
    AgentKeeper(
            AgentHost host,
            AgentRuns file,
            BiFunction<ChildAccount, Desktop, AgentHost.Program> program,
            Consumer<Duration> wake,
            LongSupplier nanos)
            throws MachineException {
        this.host = host;
        this.file = file;
        this.program = program;
        this.wake = wake;
        this.nanos = nanos;
        this.written = file.read();
        this.processes = written.stream().map(AgentRun::process).collect(Collectors.toUnmodifiableSet());
    }

    /// The agents that were started here. They are never held, and are no use.
    Set<ProcessRef> processes() {
        return processes;
    }

    /// Whether a key is that of an agent of one of these accounts which runs and can be believed.
    synchronized boolean isAgent(Set<ChildAccount> accounts, String key) throws MachineException {
        for (var account : accounts) {
            var found = at(account).running().filter(agent -> isSame(agent.run().key(), key));
            if (found.isPresent() && host.state(found.get().run().process()) == AgentHost.State.SOUND) {
                kept.put(account, at(account).with(found.get().greeting()));
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(String key, String told) {
        return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), told.getBytes(StandardCharsets.UTF_8));
    }

    /// Starts what lacks and ends what is not wanted.
    ///
    /// @param accounts of children
    /// @return what parents should know
    synchronized List<Trouble> round(Set<ChildAccount> accounts) throws MachineException {
        var troubles = new Troubles();
        // First: what is written down is known of all of them.
        accounts.forEach(this::at);
        for (var account : accounts) {
            troubles.attempt(() -> keep(account));
        }
        for (var run : List.copyOf(written)) {
            if (accounts.stream().noneMatch(account -> account.id().equals(run.account()))) {
                troubles.attempt(() -> host.end(run.process()));
            }
        }
        kept.keySet().retainAll(accounts);
        troubles.attempt(this::write);
        troubles.raise();
        long now = nanos.getAsLong();
        return kept.entrySet().stream()
                .filter(entry -> entry.getValue().keepsEnding(now))
                .map(entry ->
                        new Trouble(Trouble.Sort.AGENT_DIES, entry.getKey().name()))
                .sorted((a, b) -> a.what().compareTo(b.what()))
                .toList();
    }

    /// Ends all of them, for an end that takes everything back.
    synchronized void release() throws MachineException {
        round(Set.of());
        file.write(List.of());
    }

    /// One that an earlier guard started goes on being known.
    private Kept at(ChildAccount account) {
        return kept.computeIfAbsent(account, _ -> {
            long now = nanos.getAsLong();
            var fresh = new Kept(now);
            return written.stream()
                    .filter(run -> run.account().equals(account.id()))
                    .findFirst()
                    .map(run -> fresh.with(new Running(run, now, false)))
                    .orElse(fresh);
        });
    }

    private void keep(ChildAccount account) throws MachineException {
        long now = nanos.getAsLong();
        var running = at(account).running();
        if (running.isPresent() && !isWell(account, running.get(), now)) {
            host.end(running.get().run().process());
            var before = at(account);
            var after = before.died(now - running.get().since() < SHORT_LIFE.toNanos(), now);
            kept.put(account, after);
            if (after.keepsEnding(now) && !before.keepsEnding(now)) {
                LOG.warn("The agent of {} keeps ending; it is started again ever more seldom.", account.name());
            }
        } else if (running.isPresent() && now - running.get().since() >= SHORT_LIFE.toNanos()) {
            kept.put(account, at(account).lives(now));
        }
        // What runs tells nothing of the session it runs in.
        var desktop = host.desktop(account, processes);
        var runs = at(account).running();
        if (runs.isPresent()
                && desktop.map(Desktop::display)
                        .filter(runs.get().run().display()::equals)
                        .isEmpty()) {
            host.end(runs.get().run().process());
            kept.put(account, at(account).ended());
        }
        if (at(account).running().isPresent()) {
            return;
        }
        if (desktop.isPresent()) {
            start(account, desktop.get(), now);
        } else if (now - at(account).notBefore() >= FORGOTTEN.toNanos()) {
            kept.put(account, at(account).lives(now));
        }
    }

    private boolean isWell(ChildAccount account, Running agent, long now) throws MachineException {
        var state = host.state(agent.run().process());
        if (state == AgentHost.State.SUSPECT) {
            LOG.warn("The agent of {} is traced or was stopped; it is ended and started again.", account.name());
        }
        boolean silent = !agent.greeted() && now - agent.since() > SILENT.toNanos();
        return state == AgentHost.State.SOUND && !silent;
    }

    private void start(ChildAccount account, Desktop desktop, long now) throws MachineException {
        var before = at(account);
        if (now - before.notBefore() < 0) {
            wake.accept(Duration.ofNanos(before.notBefore() - now));
            return;
        }
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var key = HexFormat.of().formatHex(bytes);
        AgentHost.Written written = process -> {
            var run = new AgentRun(account.id(), process, key, desktop.display());
            kept.put(account, before.with(new Running(run, now, false)));
            write();
        };
        try {
            var made = program.apply(account, desktop);
            host.start(account, desktop, made, key, written, () -> wake.accept(Duration.ZERO));
            LOG.info("The agent of {} was started on {}.", account.name(), desktop.display());
        } catch (MachineException trouble) {
            kept.put(account, before.died(true, now));
            throw trouble;
        }
    }

    private void write() throws MachineException {
        var runs = new ArrayList<AgentRun>();
        kept.values().forEach(one -> one.running().map(Running::run).ifPresent(runs::add));
        var known = new HashSet<>(written);
        processes = runs.stream().map(AgentRun::process).collect(Collectors.toUnmodifiableSet());
        written = List.copyOf(runs);
        if (!known.equals(Set.copyOf(runs))) {
            file.write(runs);
        }
    }
}
