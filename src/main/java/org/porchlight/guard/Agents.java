package org.porchlight.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.GuardServer.ConnectionId;

/// Connections that may be believed to be a child's agent, each for as long as it is open. Of several of one child, in
/// sessions of its own, the newest is believed; once that is gone the one before it is again.
final class Agents {
    /// Newest first.
    private final Map<ChildId, Deque<ConnectionId>> agents = new HashMap<>();

    synchronized void put(ChildId child, ConnectionId connection) {
        var all = agents.computeIfAbsent(child, _ -> new ArrayDeque<>());
        all.remove(connection);
        all.push(connection);
    }

    /// Forgets the agent of a connection.
    ///
    /// @return whether it was the one that was believed
    synchronized boolean remove(ChildId child, ConnectionId connection) {
        boolean believed = isAgent(child, connection);
        var all = agents.get(child);
        if (all != null) {
            all.remove(connection);
            if (all.isEmpty()) {
                agents.remove(child);
            }
        }
        return believed;
    }

    /// Whether a connection is the one of the child's agent.
    synchronized boolean isAgent(ChildId child, ConnectionId connection) {
        var all = agents.get(child);
        return all != null && connection.equals(all.peek());
    }

    /// Whether there is an agent of the child's.
    synchronized boolean has(ChildId child) {
        return agents.containsKey(child);
    }
}
