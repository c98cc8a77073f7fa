package org.porchlight.guard;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.port.Secrets;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Secrets, of which it is known without asking the ledger for whom codes are enrolled and who has a PIN: the status
/// says so. Read once of each ledger that is opened, and told of what goes through here since; where they cannot be
/// read, as while there is no ledger, none are known. For any thread.
final class Keyring implements Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
    private static final String CODE = "code:";
    private static final String PIN = "pin:";

    /// The names that are known.
    ///
    /// @param opening of the ledger that they were read of
    private record Known(int opening, Set<String> names) {}

    private final Secrets kept;
    private final IntSupplier openings;
    private volatile Known known = new Known(0, Set.of());

    /// @param openings how often a ledger was opened so far
    Keyring(Secrets kept, IntSupplier openings) {
        this.kept = kept;
        this.openings = openings;
    }

    private Set<String> names() {
        int opening = openings.getAsInt();
        var now = known;
        return now.opening() == opening ? now.names() : read(opening);
    }

    private synchronized Set<String> read(int opening) {
        if (known.opening() != opening) {
            known = new Known(opening, inLedger());
        }
        return known.names();
    }

    private Set<String> inLedger() {
        try {
            var found = new TreeSet<>(kept.secrets(CODE).keySet());
            found.addAll(kept.secrets(PIN).keySet());
            return Set.copyOf(found);
        } catch (StoreException trouble) {
            LOG.warn("Which codes and PINs there are could not be read, so none are offered.", trouble);
            return Set.of();
        }
    }

    /// What the names of a child's codes begin with.
    static String codes(ChildId child) {
        return CODE + child.value() + ":";
    }

    boolean hasCodes(ChildId child) {
        var beginning = codes(child);
        return names().stream().anyMatch(name -> name.startsWith(beginning));
    }

    boolean hasPin(Collection<ParentId> parents) {
        return parents.stream().anyMatch(parent -> names().contains(PIN + parent.value()));
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
            change(names -> names.add(name));
        }
    }

    @Override
    public synchronized void dropSecret(String name) throws StoreException {
        kept.dropSecret(name);
        change(names -> names.remove(name));
    }

    private synchronized void change(Consumer<Set<String>> change) {
        var next = new TreeSet<>(names());
        change.accept(next);
        known = new Known(known.opening(), Set.copyOf(next));
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
