package org.porchlight.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.Accounts;

/// Which account of the machine a log-in name of the policy stood for when a parent wrote it there.
///
/// A name alone does not say who somebody is: an account can be deleted and another be made under its name. One whose
/// number or whose home's owner is another than it was is not limited until a parent puts the policy in force again.
/// For any thread.
final class Ties {
    private record Name(ChildId child, String account) {}

    private final Map<Name, Fact.Bound> known = new HashMap<>();
    private boolean said;

    /// @param kept what the ledger knows
    Ties(List<Fact.Bound> kept) {
        kept.forEach(this::put);
    }

    private void put(Fact.Bound binding) {
        known.put(new Name(binding.child(), binding.account()), binding);
    }

    /// A parent said that the policy holds as it stands: its names mean the accounts that have them now.
    synchronized void say() {
        said = true;
    }

    /// Begins a round over all accounts.
    ///
    /// @return whether a parent said so since the last round
    synchronized boolean begin() {
        boolean result = said;
        said = false;
        return result;
    }

    /// What an account is bound as, where that is new: to be kept.
    synchronized Optional<Fact.Bound> tie(ChildId child, Accounts.Answer.Found found) {
        var account = found.account();
        var binding = new Fact.Bound(child, account.name(), account.id(), found.homeOwner());
        var last = known.get(new Name(child, account.name()));
        boolean says = last == null
                || !last.id().equals(binding.id())
                || (!binding.homeOwner().isEmpty() && !last.homeOwner().equals(binding.homeOwner()));
        if (!says) {
            return Optional.empty();
        }
        put(binding);
        return Optional.of(binding);
    }

    /// What is against it that an account is still the one that was bound.
    ///
    /// @return the rest of a sentence; nothing when nothing is, or when it was never bound
    synchronized Optional<String> objection(ChildId child, Accounts.Answer.Found found) {
        var last = known.get(new Name(child, found.account().name()));
        if (last == null) {
            return Optional.empty();
        }
        if (!last.id().equals(found.account().id())) {
            return Optional.of("it has the number " + found.account().id() + " now and had " + last.id());
        }
        if (!last.homeOwner().isEmpty()
                && !found.homeOwner().isEmpty()
                && !last.homeOwner().equals(found.homeOwner())) {
            return Optional.of("its home is of " + found.homeOwner() + " now and was of " + last.homeOwner());
        }
        return Optional.empty();
    }
}
