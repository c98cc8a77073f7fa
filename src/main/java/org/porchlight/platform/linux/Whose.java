package org.porchlight.platform.linux;

import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;
import org.porchlight.port.Spared;

/// Which processes are to be held: those of an account, but for some.
record Whose(ChildAccount account, AccountIds ids, Spared spared) {
    Whose sparing(Spared others) {
        return new Whose(account, ids, others);
    }

    boolean isToBeHeld(int pid) throws MachineException {
        return Proc.belongsTo(pid, ids)
                && (spared.equals(Spared.NOBODY)
                        || Proc.read(pid)
                                .map(Proc::ref)
                                .filter(process -> spared.isSpared(account, process))
                                .isEmpty());
    }
}
