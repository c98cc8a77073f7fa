package org.porchlight.guard;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Front;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.GuardServer.ConnectionId;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.FileNews;
import org.porchlight.platform.linux.LinuxUndo;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Clocks;
import org.porchlight.port.GateView;
import org.porchlight.port.Holder;
import org.porchlight.port.Journal;
import org.porchlight.port.Logins;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.porchlight.port.Sessions;
import org.porchlight.site.serve.PinTimes;
import org.porchlight.site.serve.Resolver;
import org.porchlight.store.FileJournal;

/// A whole machine, watched by root.
final class WholeMachine implements Machine {
    private static final String SYSTEM_SET = "system-set.tsv";
    private static final Path SERVERS = Path.of("/etc/resolv.conf");

    private final GuardOptions options;
    private final Journal journal;
    private final AtomicReference<Bindings> bindings;
    private final Platforms.Ports ports;
    private final Resolver resolver;
    private final Agents agents = new Agents();
    private final AgentKeeper keeper;
    private final NameDoors doors;

    private WholeMachine(
            GuardOptions options,
            Journal journal,
            Refusals refusals,
            AtomicReference<Bindings> bindings,
            Consumer<Duration> wake)
            throws MachineException {
        this.options = options;
        this.journal = journal;
        this.bindings = bindings;
        var systemSet = options.data().resolve(SYSTEM_SET);
        ports = Platforms.here(
                journal, systemSet, options.run(), options.suffix(), DesktopNames.ofThisPc(), refusals::program);
        keeper = new AgentKeeper(
                ports.agents(),
                new AgentRuns(options.run()),
                (account, desktop) -> AgentCommand.in(account, desktop, options.run()),
                wake,
                System::nanoTime);
        resolver = Resolver.open(ports.net(), SERVERS, PinTimes.USUAL, refusals::site);
        doors = new NameDoors(resolver::publish, resolver::ports, ports.net());
    }

    /// Opens it; nothing is changed yet.
    ///
    /// @param wake asks for the agents to be looked after again in a while
    static WholeMachine open(
            GuardOptions options,
            Journal journal,
            Refusals refusals,
            AtomicReference<Bindings> bindings,
            Consumer<Duration> wake)
            throws MachineException {
        return new WholeMachine(options, journal, refusals, bindings, wake);
    }

    @Override
    public Clocks clocks() {
        return ports.clocks();
    }

    @Override
    public Accounts accounts() {
        return ports.accounts();
    }

    @Override
    public Sessions sessions() {
        return ports.sessions();
    }

    @Override
    public Holder holder() {
        return ports.holder();
    }

    @Override
    public Logins logins() {
        return ports.logins();
    }

    @Override
    public Set<ProcessRef> spared() {
        return keeper.processes();
    }

    @Override
    public List<Trouble> keepAgents() throws MachineException {
        var bound = bindings.get();
        // Before the accounts are known nobody's agent is ended.
        return bound.known() ? keeper.round(bound.all()) : List.of();
    }

    /// What fails for programs must not open the sites, and the other way round.
    @Override
    public void obey(GateView view, Consumer<Trouble> told) throws MachineException {
        var troubles = new Troubles();
        troubles.attempt(
                telling(told, Trouble.Sort.PROGRAMS_PASS, () -> ports.gate().publish(view)));
        troubles.attempt(telling(told, Trouble.Sort.SITES_PASS, () -> doors.publish(view)));
        troubles.raise();
    }

    @Override
    public boolean mayRun(ChildAccount account, ProcessRef process) {
        return ports.gate().mayRun(account, process);
    }

    @Override
    public boolean goesOn(ChildAccount account, ProcessRef process) {
        return ports.gate().goesOn(account, process);
    }

    @Override
    public Map<ChildId, Map<String, String>> goingOn() {
        return ports.gate().goingOn();
    }

    private static Troubles.Attempt telling(Consumer<Trouble> told, Trouble.Sort sort, Troubles.Attempt attempt) {
        return () -> {
            try {
                attempt.make();
            } catch (MachineException trouble) {
                told.accept(new Trouble(sort, trouble.getMessage()));
                throw trouble;
            }
        };
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("network", doors::bring, ports.net()::listen, Optional.of(Trouble.Sort.SITES_PASS)),
                new Part(
                        "journal",
                        journal::mend,
                        changed ->
                                FileNews.tell(Set.of(options.data()), file -> file.endsWith(FileJournal.NAME), changed),
                        Optional.empty()));
    }

    @Override
    public boolean isOfTheSystem(String path) {
        return ports.systemSet().test(Path.of(path));
    }

    @Override
    public Authority authority() {
        return new Authority.Root();
    }

    @Override
    public void restore() throws MachineException {
        var troubles = new Troubles();
        troubles.attempt(keeper::release);
        troubles.attempt(ports.gate()::close);
        resolver.close();
        troubles.attempt(() -> ports.net().bring(Map.of()));
        ports.net().close();
        for (var change : journal.open()) {
            troubles.attempt(() -> {
                LinuxUndo.takeBack(change, options.run());
                journal.undone(change.what(), change.target());
            });
        }
        troubles.raise();
    }

    @Override
    public AgentDoor door() {
        return new Door();
    }

    /// Believes only an agent that this guard, or the one before it, started.
    private final class Door implements AgentDoor {
        @Override
        public boolean agent(ChildId child, ConnectionId from, Optional<String> key) throws MachineException {
            boolean isOurs = key.isPresent() && keeper.isAgent(bindings.get().of(child), key.get());
            if (isOurs) {
                agents.put(child, from);
            }
            return isOurs;
        }

        @Override
        public boolean isAgent(ChildId child, ConnectionId from) {
            return agents.isAgent(child, from);
        }

        @Override
        public boolean hasAgent(ChildId child) {
            return agents.has(child);
        }

        @Override
        public Optional<Front> front(ChildId child, long pid) throws MachineException {
            for (ChildAccount account : bindings.get().of(child)) {
                var front = ports.sessions().front(account, pid);
                if (front.isPresent()) {
                    return front;
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean takesTrees() {
            return false;
        }

        @Override
        public boolean tree(String account, ConnectionId from, long pid) {
            throw new IllegalStateException("a whole machine takes no trees");
        }

        @Override
        public boolean closed(ChildId child, ConnectionId from) {
            return agents.remove(child, from);
        }
    }
}
