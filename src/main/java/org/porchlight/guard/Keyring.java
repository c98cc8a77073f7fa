package org.porchlight.guard;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.port.Secrets;
import org.porchlight.port.StoreException;

/// Secrets, of which it is known without asking the ledger for whom codes are enrolled and who has a PIN: the status
/// says so, and waits for no ledger. Read once, and told of what goes through here since. For any thread.
final class Keyring implements Secrets {
    private static final String CODE = "code:";
    private static final String PIN = "pin:";

    private final Secrets kept;
    private volatile Set<String> names;

    Keyring(Secrets kept) throws StoreException {
        this.kept = kept;
        var found = new TreeSet<>(kept.secrets(CODE).keySet());
        found.addAll(kept.secrets(PIN).keySet());
        this.names = Set.copyOf(found);
    }

    /// What the names of a child's codes begin with.
    static String codes(ChildId child) {
        return CODE + child.value() + ":";
    }

    boolean hasCodes(ChildId child) {
        var beginning = codes(child);
        return names.stream().anyMatch(name -> name.startsWith(beginning));
    }

    boolean hasPin(Collection<ParentId> parents) {
        return parents.stream().anyMatch(parent -> names.contains(PIN + parent.value()));
    }

    @Override
    public Optional<Secret> secret(String name) throws StoreException {
        return kept.secret(name);
    }

    @Override
    public SortedMap<String, Secret> secrets(String beginning) throws StoreException {
        return kept.secrets(beginning);
    }

    @Override
    public synchronized void putSecret(String name, Secret secret) throws StoreException {
        kept.putSecret(name, secret);
        if (name.startsWith(CODE) || name.startsWith(PIN)) {
            var more = new TreeSet<>(names);
            more.add(name);
            names = Set.copyOf(more);
        }
    }

    @Override
    public synchronized void dropSecret(String name) throws StoreException {
        kept.dropSecret(name);
        var fewer = new TreeSet<>(names);
        fewer.remove(name);
        names = Set.copyOf(fewer);
    }

    @Override
    public long counter(String name) throws StoreException {
        return kept.counter(name);
    }

    @Override
    public void raiseCounter(String name, long to) throws StoreException {
        kept.raiseCounter(name, to);
    }
}
