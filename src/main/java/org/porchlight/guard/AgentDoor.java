package org.porchlight.guard;

import java.util.Optional;
import org.porchlight.core.engine.Front;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.GuardServer;
import org.porchlight.port.MachineException;

/// What a child's connection may tell of itself; how it is believed differs between a real and a soft guard.
interface AgentDoor {
    /// @param key which the guard gave to the agent that it started
    /// @return whether the connection is believed to be that of the child's agent
    boolean agent(ChildId child, GuardServer.ConnectionId from, Optional<String> key) throws MachineException;

    /// @return whether the connection is the one of the child's agent
    boolean isAgent(ChildId child, GuardServer.ConnectionId from);

    /// Whether any connection is that of an agent of the child's.
    boolean hasAgent(ChildId child);

    /// The program that a process of the child runs.
    Optional<Front> front(ChildId child, long pid) throws MachineException;

    /// Whether this guard is handed programs, of every child by one socket; where it is not, a child's
    /// connection speaks of that child alone.
    boolean takesTrees();

    /// Takes the processes below `pid` for those of an account; only where trees are taken.
    ///
    /// @param account as the rules name it
    /// @return whether they are; not when they are another's
    boolean tree(String account, GuardServer.ConnectionId from, long pid) throws MachineException;

    /// @return whether the connection was the one of the child's agent
    boolean closed(ChildId child, GuardServer.ConnectionId from);
}
