package org.porchlight.port;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Keeps the network traffic of a child's account to what the guard's resolver answered.
public interface Net extends AutoCloseable {
    /// Makes the kernel's rules as wanted: names of each account are asked of the resolver on its port, addresses
    /// that were not pinned are rejected, every other account is untouched. Idempotent, at most 2 s.
    ///
    /// @param ports loopback port of the resolver, by account
    void bring(Map<ChildAccount, Integer> ports) throws MachineException;

    /// Lets an account reach these addresses for a while. Returns when the kernel has it; any thread.
    ///
    /// @param addresses 1 to 64
    void pin(ChildAccount account, List<InetAddress> addresses, Duration length) throws MachineException;

    /// Frees what the library holds. The kernel's rules stay; the journal takes them back.
    @Override
    void close();
}
