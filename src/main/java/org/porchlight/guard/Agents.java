package org.porchlight.guard;

import java.util.HashMap;
import java.util.Map;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.GuardServer.ConnectionId;

/// Connections that are believed to be a child's agent, each for as long as it is open. A second one of the same child
/// takes the place of the first.
final class Agents {
    private final Map<ChildId, ConnectionId> agents = new HashMap<>();

    synchronized void put(ChildId child, ConnectionId connection) {
        agents.put(child, connection);
    }

    /// Forgets the agent of a connection.
    ///
    /// @return whether it was the child's agent
    synchronized boolean remove(ChildId child, ConnectionId connection) {
        return agents.remove(child, connection);
    }

    /// Whether a connection is the one of the child's agent.
    synchronized boolean isAgent(ChildId child, ConnectionId connection) {
        return connection.equals(agents.get(child));
    }
}
