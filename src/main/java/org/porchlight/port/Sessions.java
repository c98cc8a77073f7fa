package org.porchlight.port;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.engine.Front;
import org.porchlight.core.engine.Presence;
import org.porchlight.core.policy.AtZero;

/// Who is on the machine.
public interface Sessions {
    /// Looks at the sessions and programs of these accounts.
    ///
    /// An account is present while it has any process that is neither in `spared` nor one of the desktop's own
    /// helpers that stay behind after a log-out. At most 200 ms; one thread at a time.
    ///
    /// @param spared processes of Porchlight itself
    /// @return one entry for each account
    /// @throws MachineException when the machine cannot be asked
    Map<ChildAccount, Presence> look(Set<ChildAccount> accounts, Set<ProcessRef> spared) throws MachineException;

    /// Whether a sound device plays for an account now, which is use also while nobody touches anything. At most 50 ms.
    boolean playsSound(ChildAccount account) throws MachineException;

    /// Says whom to call when who is there may have changed, such as when the screen changes hands. It is called from
    /// any thread, at most some times a second, and must return at once; a machine that cannot tell calls nobody.
    void listen(Runnable mayHaveChanged);

    /// Whether the machine was being switched off at the last look, as far as it tells.
    boolean goesDown();

    /// Does what is to be done with an account's sessions when its time closes: asks those on a screen to lock it, or
    /// ends all, by which programs are asked to end. It does not wait for that. At most 1 s; with [AtZero#FREEZE]
    /// nothing.
    ///
    /// @return whether it was so already
    /// @throws MachineException where nobody knows of sessions, or refuses
    boolean end(ChildAccount account, AtZero how) throws MachineException;

    /// The program that one process runs; nothing when it is gone or not this account's.
    Optional<Front> front(ChildAccount account, long pid) throws MachineException;
}
