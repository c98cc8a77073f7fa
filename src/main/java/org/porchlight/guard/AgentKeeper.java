package org.porchlight.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
import java.util.stream.IntStream;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.AgentHost;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Desktop;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps an agent running in each graphical session of a child's account that is in front.
///
/// The first one's is believed. The others cover their screens and tell nothing: of two sessions one
/// that nobody touches must not speak for the other. Where the first session ends, the next one gets
/// another agent, which is believed.
///
/// An agent is known by the process that was started, and by the key that only it was given. One that dies, stops, is
/// traced or never says that it is there is ended and started again: at once the first time, then after 1 s, 2 s …
/// 60 s. Nothing that is enforced waits for it.
final class AgentKeeper {
    static final Duration SHORT_LIFE = Duration.ofSeconds(60);
    static final Duration SILENT = Duration.ofSeconds(60);
    /// How long after the last pause an account without a display gets its next agent at once.
    static final Duration FORGOTTEN = Duration.ofSeconds(60);

    private static final int KEY_BYTES = GuardMain.KEY_LENGTH / 2;
    private static final Logger LOG = LoggerFactory.getLogger(AgentKeeper.class);

    /// Where an agent belongs.
    ///
    /// @param rank 0 for the first session of the account, whose agent is believed
    private record Seat(ChildAccount account, int rank) {}

    private final AgentHost host;
    private final AgentRuns file;
    private final BiFunction<ChildAccount, Desktop, AgentHost.Program> program;
    private final Consumer<Duration> wake;
    private final LongSupplier nanos;
    private final SecureRandom random = new SecureRandom();
    private final Map<Seat, KeptAgent> kept = new HashMap<>();
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
        for (var seat : seats(accounts)) {
            var found = at(seat).running().filter(agent -> isSame(agent.run().key(), key));
            if (found.isPresent() && host.state(found.get().run().process()) == AgentHost.State.SOUND) {
                kept.put(seat, at(seat).with(found.get().greeting()));
                return seat.rank() == 0;
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
        seats(accounts).forEach(this::at);
        for (var account : accounts) {
            troubles.attempt(() -> keep(account, troubles));
        }
        for (var run : List.copyOf(written)) {
            if (accounts.stream().noneMatch(account -> account.id().equals(run.account()))) {
                troubles.attempt(() -> host.end(run.process()));
            }
        }
        kept.keySet().removeIf(seat -> !accounts.contains(seat.account()));
        troubles.attempt(this::write);
        troubles.raise();
        long now = nanos.getAsLong();
        return kept.entrySet().stream()
                .filter(entry -> entry.getValue().keepsEnding(now))
                .map(entry -> entry.getKey().account().name())
                .distinct()
                .map(name -> new Trouble(Trouble.Sort.AGENT_DIES, name))
                .sorted((a, b) -> a.what().compareTo(b.what()))
                .toList();
    }

    /// Ends all of them, for an end that takes everything back.
    synchronized void release() throws MachineException {
        round(Set.of());
        file.write(List.of());
    }

    private static List<Seat> seats(Set<ChildAccount> accounts) {
        return accounts.stream()
                .flatMap(account ->
                        IntStream.range(0, AgentHost.MOST_DESKTOPS).mapToObj(rank -> new Seat(account, rank)))
                .toList();
    }

    /// One that an earlier guard started goes on being known.
    private KeptAgent at(Seat seat) {
        return kept.computeIfAbsent(seat, _ -> {
            long now = nanos.getAsLong();
            var fresh = new KeptAgent(now);
            return written.stream()
                    .filter(run -> run.account().equals(seat.account().id()))
                    .skip(seat.rank())
                    .findFirst()
                    .map(run -> fresh.with(new KeptAgent.Running(run, now, false)))
                    .orElse(fresh);
        });
    }

    private void keep(ChildAccount account, Troubles troubles) throws MachineException {
        // What runs tells nothing of the session it runs in.
        var desktops = host.desktops(account, processes);
        for (var seat : seats(Set.of(account))) {
            troubles.attempt(
                    () -> keep(seat, desktops.stream().skip(seat.rank()).findFirst()));
        }
    }

    private void keep(Seat seat, Optional<Desktop> desktop) throws MachineException {
        var account = seat.account();
        long now = nanos.getAsLong();
        var running = at(seat).running();
        if (running.isPresent() && !isWell(account, running.get(), now)) {
            host.end(running.get().run().process());
            var before = at(seat);
            var after = before.died(now - running.get().since() < SHORT_LIFE.toNanos(), now);
            kept.put(seat, after);
            if (after.keepsEnding(now) && !before.keepsEnding(now)) {
                LOG.warn("The agent of {} keeps ending; it is started again ever more seldom.", account.name());
            }
        } else if (running.isPresent() && now - running.get().since() >= SHORT_LIFE.toNanos()) {
            kept.put(seat, at(seat).lives(now));
        }
        var runs = at(seat).running();
        if (runs.isPresent()
                && desktop.map(Desktop::display)
                        .filter(runs.get().run().display()::equals)
                        .isEmpty()) {
            host.end(runs.get().run().process());
            kept.put(seat, at(seat).ended());
        }
        if (at(seat).running().isPresent()) {
            return;
        }
        if (desktop.isPresent()) {
            start(seat, desktop.get(), now);
        } else if (now - at(seat).notBefore() >= FORGOTTEN.toNanos()) {
            kept.put(seat, at(seat).lives(now));
        }
    }

    private boolean isWell(ChildAccount account, KeptAgent.Running agent, long now) throws MachineException {
        var state = host.state(agent.run().process());
        if (state == AgentHost.State.SUSPECT) {
            LOG.warn("The agent of {} is traced or was stopped; it is ended and started again.", account.name());
        }
        boolean silent = !agent.greeted() && now - agent.since() > SILENT.toNanos();
        return state == AgentHost.State.SOUND && !silent;
    }

    private void start(Seat seat, Desktop desktop, long now) throws MachineException {
        var account = seat.account();
        var before = at(seat);
        if (now - before.notBefore() < 0) {
            wake.accept(Duration.ofNanos(before.notBefore() - now));
            return;
        }
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var key = HexFormat.of().formatHex(bytes);
        AgentHost.Written written = process -> {
            var run = new AgentRun(account.id(), process, key, desktop.display());
            kept.put(seat, before.with(new KeptAgent.Running(run, now, false)));
            write();
        };
        try {
            var made = program.apply(account, desktop);
            host.start(account, desktop, made, key, written, () -> wake.accept(Duration.ZERO));
            LOG.info("The agent of {} was started on {}.", account.name(), desktop.display());
        } catch (MachineException trouble) {
            kept.put(seat, before.died(true, now));
            throw trouble;
        }
    }

    private void write() throws MachineException {
        var runs = new ArrayList<AgentRun>();
        // The first of an account first, as another guard takes them up.
        kept.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getKey().rank()))
                .forEach(entry ->
                        entry.getValue().running().map(KeptAgent.Running::run).ifPresent(runs::add));
        var known = new HashSet<>(written);
        processes = runs.stream().map(AgentRun::process).collect(Collectors.toUnmodifiableSet());
        written = List.copyOf(runs);
        if (!known.equals(Set.copyOf(runs))) {
            file.write(runs);
        }
    }
}
