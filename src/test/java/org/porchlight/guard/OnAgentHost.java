package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.AgentHost;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Desktop;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// A keeper of agents on a machine whose agents and clock are made up.
abstract class OnAgentHost implements AgentHost {
    static final ChildAccount MEI = new ChildAccount("2101", "mei", Path.of("/home/mei"));
    static final ChildAccount BO = new ChildAccount("2102", "bo", Path.of("/home/bo"));
    static final Set<ChildAccount> ALL = Set.of(MEI);

    @TempDir
    Path folder;

    final Map<ProcessRef, State> states = new HashMap<>();
    final Map<ProcessRef, String> keys = new HashMap<>();
    final List<ProcessRef> started = new ArrayList<>();
    final List<Duration> wakes = new ArrayList<>();
    Optional<Desktop> desktop = Optional.of(on(":0"));
    /// Further sessions.
    List<Desktop> beside = List.of();

    Written beforeItRuns = _ -> {};
    boolean refuses;
    long now;
    AgentKeeper keeper;

    @BeforeEach
    void keep() throws MachineException {
        keeper = keeper();
    }

    AgentKeeper keeper() throws MachineException {
        return new AgentKeeper(
                this, new AgentRuns(folder), (_, _) -> new Program(List.of("agent"), Set.of()), wakes::add, () -> now);
    }

    static Desktop on(String display) {
        return new Desktop(display, Map.of("DISPLAY", display), new ProcessRef(7, 7));
    }

    @Override
    public List<Desktop> desktops(ChildAccount account, Set<ProcessRef> agents) {
        assertThat(agents).isEqualTo(keeper.processes());
        return Stream.concat(desktop.stream(), beside.stream()).toList();
    }

    @Override
    public void start(ChildAccount account, Desktop on, Program program, String key, Written written, Runnable ended)
            throws MachineException {
        if (refuses) {
            throw new MachineException("start the agent: refused");
        }
        var process = new ProcessRef(100 + started.size(), 5);
        written.as(process);
        beforeItRuns.as(process);
        started.add(process);
        states.put(process, State.SOUND);
        keys.put(process, key);
    }

    @Override
    public State state(ProcessRef process) {
        return states.getOrDefault(process, State.GONE);
    }

    @Override
    public void end(ProcessRef process) {
        states.put(process, State.GONE);
    }

    ProcessRef last() {
        return started.getLast();
    }

    String key() {
        return key(last());
    }

    String key(ProcessRef process) {
        return keys.getOrDefault(process, "");
    }

    void pass(Duration time) {
        now += time.toNanos();
    }
}
