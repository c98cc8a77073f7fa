package org.porchlight.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.core.event.ParentFact.ParentNamed;
import org.porchlight.core.policy.ParentId;
import org.porchlight.ipc.Peer;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// Who is a parent now, as the ledger says: read once, and told of what was written since. For any thread.
final class Parents {
    private volatile List<ParentNamed> known;

    Parents(Store store) throws StoreException {
        this.known = store.parents();
    }

    /// Somebody was named: in the place that the parent had, or as the last.
    synchronized void name(ParentNamed named) {
        var all = new ArrayList<>(known);
        int at = ids().indexOf(named.parent());
        if (at < 0) {
            all.add(named);
        } else {
            all.set(at, named);
        }
        known = List.copyOf(all);
    }

    /// Somebody was removed.
    synchronized void remove(ParentId parent) {
        known = known.stream().filter(named -> !named.parent().equals(parent)).toList();
    }

    /// In the order in which they were named.
    List<ParentNamed> all() {
        return known;
    }

    List<ParentId> ids() {
        return known.stream().map(ParentNamed::parent).toList();
    }

    /// Numbers of their own accounts.
    Set<String> accounts() {
        return known.stream()
                .flatMap(parent -> parent.account().stream())
                .map(ParentNamed.Account::id)
                .collect(Collectors.toSet());
    }

    Optional<ParentNamed> of(ParentId id) {
        return known.stream().filter(parent -> parent.parent().equals(id)).findFirst();
    }

    /// Whose account is at the other end: both its number and its name have to be those that were named, because a
    /// number can be given to another account.
    Optional<ParentNamed> of(Peer peer) {
        return known.stream()
                .filter(parent -> parent.account()
                        .filter(account -> account.id().equals(Long.toString(peer.uid()))
                                && account.name().equals(peer.name()))
                        .isPresent())
                .findFirst();
    }
}
