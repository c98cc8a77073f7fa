package org.porchlight.platform.linux;

import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;
import org.porchlight.port.Spared;

/// Which processes are to be held: those of an account, but for some.
record Whose(ChildAccount account, AccountIds ids, Spared spared) {
    static Whose of(ChildAccount account, Spared spared) throws MachineException {
        return new Whose(account, AccountIds.of(account), spared);
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
