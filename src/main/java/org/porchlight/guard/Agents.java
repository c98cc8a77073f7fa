package org.porchlight.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.GuardServer.ConnectionId;
import org.porchlight.port.ProcessRef;

/// The agents that are connected and were found to be ours, each for as long as its connection is open.
///
/// One agent a child is spared from a hold; a second one of the same child takes its place.
final class Agents {
    private record Agent(ConnectionId connection, ProcessRef process) {}

    private final Map<ChildId, Agent> agents = new HashMap<>();

    synchronized void put(ChildId child, ConnectionId connection, ProcessRef process) {
        agents.put(child, new Agent(connection, process));
    }

    /// Forgets the agent of a connection.
    ///
    /// @return whether it was the child's agent
    synchronized boolean remove(ChildId child, ConnectionId connection) {
        var agent = agents.get(child);
        if (agent == null || !agent.connection().equals(connection)) {
            return false;
        }
        agents.remove(child);
        return true;
    }

    /// Whether a connection is the one of the child's agent.
    synchronized boolean isAgent(ChildId child, ConnectionId connection) {
        var agent = agents.get(child);
        return agent != null && agent.connection().equals(connection);
    }

    synchronized Set<ProcessRef> processes() {
        return agents.values().stream().map(Agent::process).collect(Collectors.toSet());
    }
}
