package org.porchlight.port;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Keeps the network traffic of a child's account to what the guard's resolver answered.
///
/// A connection opened while its address was pinned goes on after the pin has run out, until it has been quiet for
/// ten minutes; a new one needs a new pin.
public interface Net extends AutoCloseable {
    /// Makes the kernel's rules as wanted: names of each account are asked of the resolver on its port, addresses
    /// that were not pinned are rejected, every other account is untouched. Pins stay. Idempotent, repairs what
    /// was changed by others, at most 2 s; one thread at a time.
    ///
    /// @param ports loopback port of the resolver, by account; with none nothing is left in the kernel
    void bring(Map<ChildAccount, Integer> ports) throws MachineException;

    /// Says whom to call when the kernel's rules may not be as they were brought any more. It is called from any
    /// thread,
    /// at most some times a second, and must return at once. Once.
    ///
    /// @throws MachineException where nobody tells; the caller looks by itself
    void listen(Runnable mayHaveChanged) throws MachineException;

    /// Lets an account reach these addresses for a while, counted from now. Returns when the kernel has it; any
    /// thread.
    ///
    /// @param addresses 1 to 64
    /// @param length 1 s to 1 day
    /// @throws MachineException also when the account was not brought
    void pin(ChildAccount account, List<InetAddress> addresses, Duration length) throws MachineException;

    /// Takes every pin of an account back and cuts the connections that were opened under them. An account that was
    /// not brought has none, which counts as success; any thread.
    void unpin(ChildAccount account) throws MachineException;

    /// Frees what the library holds. The kernel's rules stay; the journal takes them back.
    @Override
    void close();
}
