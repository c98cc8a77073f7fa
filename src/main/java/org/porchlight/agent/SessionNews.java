package org.porchlight.agent;

import java.util.Set;
import java.util.function.Consumer;
import org.porchlight.core.report.Lack;
import org.porchlight.ipc.AgentClaim;

/// What the guard is told of a child's session, and is told again when it has started anew.
final class SessionNews {
    private static final long OWN_PID = ProcessHandle.current().pid();

    private final Consumer<AgentClaim> guard;
    private long front;
    private boolean ours;
    private boolean idle;
    private Set<Lack> lacks = Set.of();

    SessionNews(Consumer<AgentClaim> guard) {
        this.guard = guard;
    }

    /// Help leaves no trace: while a window of the agent is in front, and until another one is, what was there before
    /// still is.
    ///
    /// @param pid 0 where it is not known
    /// @param open whether a window of the agent is open
    void inFront(long pid, boolean open) {
        ours = pid == OWN_PID || (pid == 0 && (ours || open));
        if (!ours) {
            front = pid;
            sayFront();
        }
    }

    void sayFront() {
        guard.accept(new AgentClaim.InFront(front));
    }

    void idle(boolean on) {
        idle = on;
        guard.accept(new AgentClaim.Idle(on));
    }

    void lacks(Set<Lack> now) {
        lacks = now;
        guard.accept(new AgentClaim.Lacks(now));
    }

    void cardShown() {
        guard.accept(new AgentClaim.CardShown());
    }

    /// All that lasts, to a guard that does not know it.
    void sayAll() {
        sayFront();
        guard.accept(new AgentClaim.Idle(idle));
        if (!lacks.isEmpty()) {
            guard.accept(new AgentClaim.Lacks(lacks));
        }
    }
}
