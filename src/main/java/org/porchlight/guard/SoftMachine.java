package org.porchlight.guard;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Front;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.GuardServer.ConnectionId;
import org.porchlight.platform.linux.LinuxClocks;
import org.porchlight.platform.linux.Trees;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Clocks;
import org.porchlight.port.GateView;
import org.porchlight.port.Holder;
import org.porchlight.port.Logins;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.porchlight.port.Sessions;

/// The programs that were handed to a guard without root. It holds them by signals, watches neither program starts
/// nor sites, and believes the agent, since all are of one account.
final class SoftMachine implements Machine {
    private final Clocks clocks;
    private final Trees trees = new Trees();
    private final Agents agents = new Agents();

    SoftMachine() throws MachineException {
        clocks = new LinuxClocks();
    }

    @Override
    public Clocks clocks() {
        return clocks;
    }

    /// Every account name stands for the programs that were handed over, never for an account of the machine, and
    /// is another account than every other.
    @Override
    public Accounts accounts() {
        return name -> new Accounts.Answer.Found(account(name), "");
    }

    private static ChildAccount account(String name) {
        return new ChildAccount("soft-" + name, "soft-" + name, Path.of(System.getProperty("user.home")));
    }

    @Override
    public Sessions sessions() {
        return trees;
    }

    @Override
    public Holder holder() {
        return trees;
    }

    @Override
    public Logins logins() {
        return new NoLogins();
    }

    /// What was handed over does not log in.
    private static final class NoLogins implements Logins {
        @Override
        public void bring(Map<ChildAccount, String> refused, Set<ChildAccount> limited) {
            // Without root nobody can be refused; every status says that the guard is soft.
        }

        @Override
        public void listen(Runnable mayHaveChanged) {
            // There is nothing that could change.
        }

        @Override
        public Locale localeOf(ChildAccount account) {
            return Locale.getDefault();
        }
    }

    @Override
    public Set<ProcessRef> spared() {
        return Set.of();
    }

    @Override
    public List<Trouble> keepAgents() {
        // Whoever uses a soft guard starts the agent too: both are of one account.
        return List.of();
    }

    @Override
    public void obey(GateView view, Consumer<Trouble> told) {
        // Without root nothing can watch program starts and names; every status says that the guard is soft.
    }

    /// Nothing tells one file from another here, so no study is opened.
    @Override
    public boolean mayRun(ChildAccount account, ProcessRef process) {
        return false;
    }

    /// Nor does anything go on.
    @Override
    public boolean goesOn(ChildAccount account, ProcessRef process) {
        return false;
    }

    @Override
    public Map<ChildId, Map<String, String>> goingOn() {
        return Map.of();
    }

    @Override
    public List<Part> parts() {
        return List.of();
    }

    @Override
    public boolean isOfTheSystem(String path) {
        return false;
    }

    @Override
    public Authority authority() {
        return new Authority.SoftOwner();
    }

    @Override
    public void restore() {
        // Holds are all that a soft guard changes.
    }

    @Override
    public AgentDoor door() {
        return new Door();
    }

    private final class Door implements AgentDoor {
        @Override
        public boolean agent(ChildId child, ConnectionId from, Optional<String> key) {
            agents.put(child, from);
            return true;
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
            return trees.front(account(child.value()), pid);
        }

        @Override
        public boolean takesTrees() {
            return true;
        }

        @Override
        public boolean tree(String account, ConnectionId from, long pid) throws MachineException {
            return trees.add(account(account), pid).isPresent();
        }

        @Override
        public boolean closed(ChildId child, ConnectionId from) {
            return agents.remove(child, from);
        }
    }
}
