package org.porchlight.port;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A network without a kernel: remembers what it was told, and lets pins run out by the monotonic clock.
public final class FakeNet implements Net {
    private final Map<ChildAccount, Integer> ports = new ConcurrentHashMap<>();
    private final Map<ChildAccount, Map<InetAddress, Long>> pins = new ConcurrentHashMap<>();
    private volatile Optional<String> trouble = Optional.empty();

    /// Makes every later call fail with this message.
    public void breakDown(String message) {
        trouble = Optional.of(message);
    }

    /// Whether the account may open a connection to the address now.
    public synchronized boolean reaches(ChildAccount account, InetAddress address) {
        if (!ports.containsKey(account)) {
            return true;
        }
        var end = pins.getOrDefault(account, Map.of()).get(address);
        return end != null && System.nanoTime() - end < 0;
    }

    /// The port to which the account's names go.
    public Optional<Integer> port(ChildAccount account) {
        return Optional.ofNullable(ports.get(account));
    }

    @Override
    public synchronized void bring(Map<ChildAccount, Integer> wanted) throws MachineException {
        mayFail();
        ports.clear();
        ports.putAll(wanted);
        pins.keySet().retainAll(wanted.keySet());
    }

    @Override
    public synchronized void pin(ChildAccount account, List<InetAddress> addresses, Duration length)
            throws MachineException {
        mayFail();
        if (addresses.isEmpty() || addresses.size() > 64) {
            throw new IllegalArgumentException(addresses.size() + " addresses");
        }
        if (!ports.containsKey(account)) {
            throw new MachineException("letting " + account.name() + " reach an address: it was not brought");
        }
        long end = System.nanoTime() + length.toNanos();
        addresses.forEach(
                address -> pins.computeIfAbsent(account, _ -> new HashMap<>()).put(address, end));
    }

    @Override
    public synchronized void unpin(ChildAccount account) throws MachineException {
        mayFail();
        pins.remove(account);
    }

    private void mayFail() throws MachineException {
        if (trouble.isPresent()) {
            throw new MachineException(trouble.get());
        }
    }

    @Override
    public void close() {}

    /// Nobody else changes it.
    @Override
    public void listen(Runnable mayHaveChanged) {}
}
