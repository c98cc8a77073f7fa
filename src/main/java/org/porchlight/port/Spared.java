package org.porchlight.port;

import java.util.Set;

/// Which processes of an account that is held go on all the same.
public interface Spared {
    Spared NOBODY = (_, _) -> false;

    /// Asked again in every round, right before a process is held, and from any thread; must return soon.
    boolean isSpared(ChildAccount account, ProcessRef process);

    /// These, whoever's they are.
    static Spared of(Set<ProcessRef> processes) {
        return processes.isEmpty() ? NOBODY : (_, process) -> processes.contains(process);
    }

    /// Those of both.
    default Spared or(Spared other) {
        if (other.equals(NOBODY)) {
            return this;
        }
        return (account, process) -> isSpared(account, process) || other.isSpared(account, process);
    }
}
