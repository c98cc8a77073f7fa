package org.porchlight.guard;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.porchlight.core.decide.RulesNow;
import org.porchlight.core.engine.State;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.GateView;
import org.porchlight.port.MachineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Binds the policy's account names to accounts of this machine, and says what the hot paths need to know of them.
///
/// An account that is missing, belongs to an administrator or is not the one it was is not limited; it is said once,
/// and
/// looked at again.
final class RuleKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RuleKeeper.class);

    private final Accounts accounts;
    private final Ties ties;
    private final Consumer<Fact.Bound> keep;
    private final Map<Unlimited, String> said = new LinkedHashMap<>();
    private volatile Map<Unlimited, String> unlimited = Map.of();

    /// An account of the policy.
    record Unlimited(ChildId child, String account) {}

    /// @param keep takes what the ledger is to know of an account
    RuleKeeper(Accounts accounts, Ties ties, Consumer<Fact.Bound> keep) {
        this.accounts = accounts;
        this.ties = ties;
        this.keep = keep;
    }

    /// Accounts that the policy names and that are not limited, each with why: the rest of a sentence.
    Map<Unlimited, String> unlimited() {
        return unlimited;
    }

    Bindings bind(PolicyDocument document) throws MachineException {
        boolean anew = ties.begin();
        var bound = new HashMap<ChildId, Set<ChildAccount>>();
        var refused = new LinkedHashMap<Unlimited, String>();
        for (var child : document.policy().children()) {
            var found = new LinkedHashSet<ChildAccount>();
            for (var name : child.accounts()) {
                switch (accounts.look(name)) {
                    case Accounts.Answer.Found account -> {
                        var objection = anew ? Optional.<String>empty() : ties.objection(child.id(), account);
                        if (objection.isPresent()) {
                            refused.put(
                                    new Unlimited(child.id(), name),
                                    objection.get() + "; if it is the child's, put the policy in force again");
                        } else {
                            found.add(account.account());
                            ties.tie(child.id(), account).ifPresent(keep);
                        }
                    }
                    case Accounts.Answer.Missing() ->
                        refused.put(new Unlimited(child.id(), name), "there is no such account");
                    case Accounts.Answer.Refused(var why) -> refused.put(new Unlimited(child.id(), name), "it " + why);
                }
            }
            bound.put(child.id(), found);
        }
        tell(refused);
        return new Bindings(bound, true);
    }

    private void tell(Map<Unlimited, String> refused) {
        said.keySet().retainAll(refused.keySet());
        refused.forEach((account, why) -> {
            if (!why.equals(said.put(account, why))) {
                LOG.warn(
                        "The account {} of child {} is not limited: {}.",
                        account.account(),
                        account.child().value(),
                        why);
            }
        });
        unlimited = Map.copyOf(refused);
    }

    /// What holds now. Groups open and close by the clock and by use, so it is looked at again in every round.
    static GateView view(State state, Bindings bindings) {
        var document = state.document();
        var now = state.clock().now();
        var views = new HashMap<ChildAccount, GateView.ChildView>();
        for (var child : document.policy().children()) {
            var facts = state.facts(child.id());
            var view = new GateView.ChildView(
                    child.id(),
                    document.version(),
                    RulesNow.apps(document, child.id(), facts, now),
                    RulesNow.sites(document, child.id(), facts, now));
            bindings.of(child.id()).forEach(account -> views.put(account, view));
        }
        return new GateView(Map.copyOf(views));
    }
}
