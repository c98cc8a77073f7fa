package org.porchlight.port;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Refuses accounts to log in, on a screen, a text console, by ssh or any other way that asks the system.
///
/// Whatever is missing or broken lets a log-in pass; nobody but the accounts that are named is ever refused.
public interface Logins {
    /// Makes new log-ins refused as wanted. Sessions that are open stay. Idempotent, repairs what was changed by
    /// others, at most 1 s; one thread at a time.
    ///
    /// @param refused accounts that may not log in now, each with what it is told; at most 4,000 characters
    /// @param limited all accounts that may be refused at some time; with none nothing is left in the system
    /// @throws MachineException when log-ins cannot be refused here
    void bring(Map<ChildAccount, String> refused, Set<ChildAccount> limited) throws MachineException;

    /// Says whom to call when log-ins may not be refused as they were brought any more. It is called from any thread,
    /// at
    /// most some times a second, and must return at once. Once.
    ///
    /// @throws MachineException where nobody tells; the caller looks by itself
    void listen(Runnable mayHaveChanged) throws MachineException;

    /// How an account is spoken to before it has a session of its own: by its own setting, else by the machine's.
    Locale localeOf(ChildAccount account) throws MachineException;
}
