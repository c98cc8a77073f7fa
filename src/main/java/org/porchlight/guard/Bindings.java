package org.porchlight.guard;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// Which accounts of the operating system belong to which child, as far as they may be limited.
///
/// @param accounts by child; a child whose accounts are missing or refused has an empty set
/// @param others accounts that are nobody's and follow the strictest child; none where the policy does not want that
/// @param known whether they were looked up at all
record Bindings(Map<ChildId, Set<ChildAccount>> accounts, Set<ChildAccount> others, boolean known) {
    /// Before the accounts were looked up for the first time: nothing may be concluded from it.
    static final Bindings UNKNOWN = new Bindings(Map.of(), false);

    Bindings {
        accounts = Map.copyOf(accounts);
        others = Set.copyOf(others);
    }

    Bindings(Map<ChildId, Set<ChildAccount>> accounts, boolean known) {
        this(accounts, Set.of(), known);
    }

    Bindings with(Set<ChildAccount> follow) {
        return new Bindings(accounts, follow, known);
    }

    Set<ChildAccount> of(ChildId child) {
        return accounts.getOrDefault(child, Set.of());
    }

    Set<ChildAccount> of(Collection<ChildId> children) {
        return children.stream()
                .flatMap(child -> of(child).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<ChildAccount> all() {
        return of(accounts.keySet());
    }

    /// All accounts that may be limited at some time.
    Set<ChildAccount> limited() {
        var limited = new LinkedHashSet<>(all());
        limited.addAll(others);
        return limited;
    }

    /// Whether a child's account is in a group; also as long as nobody knows.
    boolean isAnyIn(String group, Accounts system) throws MachineException {
        boolean found = !known;
        for (var account : all()) {
            found = found || system.isIn(account, group);
        }
        return found;
    }

    /// The child that an account number belongs to.
    Optional<ChildId> childOf(String accountId) {
        return accounts.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(account -> account.id().equals(accountId)))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
