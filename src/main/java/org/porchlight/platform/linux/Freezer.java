package org.porchlight.platform.linux;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.engine.Held;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// One way to make the processes of an account stand still. All calls are idempotent.
sealed interface Freezer permits CgroupFreezer, SignalFreezer {
    /// Finds out whether it works here, without touching anybody's process.
    void tryOut() throws MachineException;

    /// Numbers of the accounts of which something is held, by this guard or an earlier one.
    Set<String> holding() throws MachineException;

    /// Makes ready for processes of the account: what is held already is as it should be afterwards, whoever undid it,
    /// and who is spared or not the account's goes on.
    void begin(Whose whose) throws MachineException;

    /// All processes of the account that are not held yet. Those that are cost next to nothing, so that the look is
    /// faster than a program that forks.
    List<Proc> moving(Whose whose) throws MachineException;

    /// Makes processes of the account stand still; each is looked at again right before. One that is gone meanwhile
    /// counts as success.
    ///
    /// @param processes none that is spared; those are never held with them
    /// @param deadline on the ruler of [System#nanoTime()]; the rest is left when it is over
    /// @return those that were stopped or are gone
    List<Proc> stop(Whose whose, List<Proc> processes, long deadline) throws MachineException;

    /// Waits until all of them do: none brings forth another one any more.
    ///
    /// @param deadline on the ruler of [System#nanoTime()]
    /// @throws MachineException when one has not come to rest in time
    void settle(Whose whose, long deadline) throws MachineException;

    /// Lets everything of the account that was stopped go on, also what an earlier guard stopped.
    void release(ChildAccount account) throws MachineException;

    Held observe(ChildAccount account) throws MachineException;

    /// Folders in which a change says that somebody may have undone what is held.
    Set<Path> witnesses();

    /// What is held now, for later looks whether it still is; nothing where nothing is held.
    Optional<Left> left() throws MachineException;

    /// What was left held at the end of a round.
    interface Left {
        /// Whether nobody let any of it go. It costs next to nothing, may be asked by any thread, and looks for nothing
        /// new.
        boolean isStillHeld() throws MachineException;
    }
}
