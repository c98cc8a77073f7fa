package org.porchlight.port;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Secrets in memory, which can be out of reach as those of a ledger are.
public final class FakeSecrets implements Secrets {
    private final Map<String, Secret> secrets = new HashMap<>();
    private final Map<String, Long> counters = new HashMap<>();
    private boolean broken;

    /// From now on every call fails, or none does.
    public void breaks(boolean now) {
        broken = now;
    }

    private synchronized void demandWhole() throws StoreException {
        if (broken) {
            throw new StoreException(StoreException.Kind.UNUSABLE, "asking for a secret: there is no ledger");
        }
    }

    @Override
    public synchronized Optional<Secret> secret(String name) throws StoreException {
        Secrets.demandName(name);
        demandWhole();
        return Optional.ofNullable(secrets.get(name));
    }

    @Override
    public synchronized SortedMap<String, Secret> secrets(String beginning) throws StoreException {
        Secrets.demandBeginning(beginning);
        demandWhole();
        var found = new TreeMap<>(secrets);
        found.keySet().removeIf(name -> !name.startsWith(beginning));
        return found;
    }

    @Override
    public synchronized void putSecret(String name, Secret secret) throws StoreException {
        Secrets.demandName(name);
        demandWhole();
        secrets.put(name, secret);
    }

    @Override
    public synchronized void dropSecret(String name) throws StoreException {
        Secrets.demandName(name);
        demandWhole();
        secrets.remove(name);
    }

    @Override
    public synchronized long counter(String name) throws StoreException {
        Secrets.demandCounter(name);
        demandWhole();
        return counters.getOrDefault(name, 0L);
    }

    @Override
    public synchronized void raiseCounter(String name, long to) throws StoreException {
        Secrets.demandCounter(name);
        if (to < 0) {
            throw new IllegalArgumentException("a counter below 0");
        }
        demandWhole();
        counters.merge(name, to, Math::max);
    }
}
