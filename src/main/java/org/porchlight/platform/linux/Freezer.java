package org.porchlight.platform.linux;

import java.nio.file.Path;
import java.util.List;
import org.porchlight.core.engine.Held;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// One way to make the processes of an account stand still. All calls are idempotent.
sealed interface Freezer permits CgroupFreezer, SignalFreezer {
    /// Where it notes whom it holds.
    Path runDirectory();

    /// Finds out whether it works here, without touching anybody's process.
    void tryOut() throws MachineException;

    /// Makes ready for processes of the account.
    void begin(ChildAccount account) throws MachineException;

    /// All processes of the account that do not stand still yet. Those that do cost next to nothing, so that the look
    /// is faster than a program that forks.
    List<Proc> moving(ChildAccount account) throws MachineException;

    /// Makes processes of the account stand still; each is looked at again right before. One that is gone meanwhile
    /// counts as success.
    ///
    /// @param deadline on the ruler of [System#nanoTime()]; the rest is left when it is over
    /// @return those that were stopped or are gone
    List<Proc> stop(ChildAccount account, List<Proc> processes, long deadline) throws MachineException;

    /// Lets processes go on that must not be held after all.
    void spare(ChildAccount account, List<Proc> processes) throws MachineException;

    /// Waits until all of them do.
    ///
    /// @param deadline on the ruler of [System#nanoTime()]
    void settle(ChildAccount account, long deadline) throws MachineException;

    /// Lets everything of the account that was stopped go on, also what an earlier guard stopped.
    void release(ChildAccount account) throws MachineException;

    Held observe(ChildAccount account) throws MachineException;
}
