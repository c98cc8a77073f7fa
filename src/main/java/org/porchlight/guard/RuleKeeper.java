package org.porchlight.guard;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.porchlight.core.decide.RulesNow;
import org.porchlight.core.engine.State;
import org.porchlight.core.policy.Child;
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
/// An account that is missing or belongs to an administrator is not limited; it is said once, and looked at again.
final class RuleKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RuleKeeper.class);

    private final Accounts accounts;
    private final Set<String> unbound = new LinkedHashSet<>();

    RuleKeeper(Accounts accounts) {
        this.accounts = accounts;
    }

    Bindings bind(PolicyDocument document) throws MachineException {
        var bound = new HashMap<ChildId, Set<ChildAccount>>();
        for (var child : document.policy().children()) {
            var found = new LinkedHashSet<ChildAccount>();
            for (var name : child.accounts()) {
                switch (accounts.look(name)) {
                    case Accounts.Answer.Found(var account) -> {
                        found.add(account);
                        unbound.remove(name);
                    }
                    case Accounts.Answer.Missing() -> tellOnce(child, name, "there is no such account");
                    case Accounts.Answer.Refused(var why) -> tellOnce(child, name, why);
                }
            }
            bound.put(child.id(), found);
        }
        return new Bindings(bound, true);
    }

    private void tellOnce(Child child, String name, String why) {
        if (unbound.add(name)) {
            LOG.warn("An account of child {} is not limited: {}.", child.id().value(), why);
        }
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
