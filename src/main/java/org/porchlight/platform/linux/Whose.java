package org.porchlight.platform.linux;

import java.util.Set;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// Which processes are to be held: those of an account, but for some.
record Whose(AccountIds ids, Set<ProcessRef> spared) {
    boolean isToBeHeld(int pid) throws MachineException {
        return Proc.belongsTo(pid, ids)
                && (spared.isEmpty()
                        || Proc.read(pid)
                                .map(Proc::ref)
                                .filter(spared::contains)
                                .isEmpty());
    }
}
