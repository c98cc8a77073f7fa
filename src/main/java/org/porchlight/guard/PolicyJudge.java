package org.porchlight.guard;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.event.ParentFact.ParentNamed;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.port.Accounts;
import org.porchlight.port.MachineException;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges policies by what only this PC knows: its accounts, its calendars, and which ids were given before.
final class PolicyJudge {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyJudge.class);

    private final Store store;
    private final KeptCalendars calendars;
    private final Accounts accounts;

    PolicyJudge(Store store, Accounts accounts) {
        this.store = store;
        this.calendars = new KeptCalendars(store);
        this.accounts = accounts;
    }

    /// @param today of the household
    PolicyReading read(String yaml, Policy inForce, LocalDate today) throws StoreException {
        var parents = store.parents();
        return PolicyYaml.read(
                yaml,
                Circumstances.NONE
                        .with(account -> objection(account, parents))
                        .on(today)
                        .with(calendars.namedIn(yaml))
                        .without(gone(inForce)));
    }

    /// Children that the ledger knows and the policy in force does not.
    private Set<ChildId> gone(Policy inForce) throws StoreException {
        var gone = new HashSet<>(store.children());
        inForce.children().forEach(child -> gone.remove(child.id()));
        return gone;
    }

    /// What only this machine can tell: accounts that are not there, must never be limited or are a parent's.
    private Optional<String> objection(String account, List<ParentNamed> parents) {
        try {
            return switch (accounts.look(account)) {
                case Accounts.Answer.Found(var found, var _) ->
                    parents.stream()
                            .filter(parent -> parent.account()
                                    .filter(new ParentNamed.Account(found.name(), found.id())::equals)
                                    .isPresent())
                            .map(parent -> "is the account of the parent "
                                    + parent.parent().value() + "; write the child's log-in name")
                            .findFirst();
                case Accounts.Answer.Missing() ->
                    Optional.of("does not exist on this PC; write the child's log-in name");
                case Accounts.Answer.Refused(var why) -> Optional.of("cannot be limited: it " + why);
            };
        } catch (MachineException trouble) {
            LOG.warn("An account could not be looked up.", trouble);
            return Optional.of("could not be looked up: " + trouble.getMessage());
        }
    }
}
