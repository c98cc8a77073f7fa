package org.porchlight.port;

import java.util.Map;
import java.util.Set;
import org.porchlight.core.engine.Held;

/// Makes all programs of a child stand still, and go on.
///
/// Nothing of another account is ever touched. What is already as wanted counts as success.
public interface Holder {
    /// What is held now. At most 2 s; one thread at a time with [#bring].
    ///
    /// @return one entry for each account
    Map<ChildAccount, Held> observe(Set<ChildAccount> accounts) throws MachineException;

    /// Holds the accounts of `held` with every process they have, but for `spared` and what draws the screen, and
    /// lets those of `free` go on. Idempotent, at most 2 s.
    ///
    /// @param spared processes of Porchlight itself, and what goes on in a study
    /// @return what is so afterwards, one entry for each account of both sets
    /// @throws MachineException when nothing on this machine can hold or release them
    Map<ChildAccount, Held> bring(Set<ChildAccount> held, Set<ChildAccount> free, Spared spared)
            throws MachineException;

    /// The same with processes that are known.
    default Map<ChildAccount, Held> bring(Set<ChildAccount> held, Set<ChildAccount> free, Set<ProcessRef> spared)
            throws MachineException {
        return bring(held, free, Spared.of(spared));
    }

    /// By what programs are held here.
    Held.Strength strength();

    /// Says whom to call when what is held may not be as wanted any more: a program of a held account started, or
    /// somebody let one go. It is called from any thread, at most some times a second, and must return at once; a
    /// holder that cannot tell calls nobody.
    void listen(Runnable mayHaveChanged);

    /// Whether whoever listens is told of programs of held accounts that start, and of those that are let go. Any
    /// thread.
    boolean hears();

    /// Lets go whatever this or an earlier guard held of accounts that are not among these, such as one that was made
    /// an administrator meanwhile.
    void releaseOthers(Set<ChildAccount> accounts) throws MachineException;
}
