package org.porchlight.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.porchlight.core.decide.RulesNow;
import org.porchlight.core.engine.State;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Household;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.GateView;
import org.porchlight.port.MachineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Binds the policy's account names to accounts of this machine, and says what the hot paths need to know of them.
///
/// An account that is missing, belongs to an administrator or is not the one it was is not limited; it is said
/// once, and looked at again.
final class RuleKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RuleKeeper.class);

    /// Stands for accounts that are nobody's; the engine passes over what is told of it.
    private static final ChildId OTHERS = new ChildId("other-accounts");

    private final Accounts accounts;
    private final Ties ties;
    private final Consumer<Fact.Bound> keep;
    private final Supplier<Set<String>> parents;
    private final Map<Unlimited, Why> said = new LinkedHashMap<>();
    private volatile Map<Unlimited, Why> unlimited = Map.of();

    /// An account of the policy.
    record Unlimited(ChildId child, String account) {}

    /// @param words the rest of a sentence
    record Why(Trouble.Sort sort, String words) {}

    /// @param keep takes what the ledger is to know of an account
    /// @param parents numbers of parents' own accounts, which are nobody's that is to be closed
    RuleKeeper(Accounts accounts, Ties ties, Consumer<Fact.Bound> keep, Supplier<Set<String>> parents) {
        this.parents = parents;
        this.accounts = accounts;
        this.ties = ties;
        this.keep = keep;
    }

    /// Accounts that the policy names and that are not limited, each with why.
    Map<Unlimited, Why> unlimited() {
        return unlimited;
    }

    Bindings bind(PolicyDocument document) throws MachineException {
        boolean anew = ties.begin();
        var bound = new HashMap<ChildId, Set<ChildAccount>>();
        var refused = new LinkedHashMap<Unlimited, Why>();
        for (var child : document.policy().children()) {
            var found = new LinkedHashSet<ChildAccount>();
            for (var name : child.accounts()) {
                switch (accounts.look(name)) {
                    case Accounts.Answer.Found account -> {
                        var objection = anew ? Optional.<String>empty() : ties.objection(child.id(), account);
                        if (objection.isPresent()) {
                            refused.put(
                                    new Unlimited(child.id(), name),
                                    new Why(
                                            Trouble.Sort.ACCOUNT_CHANGED,
                                            objection.get() + "; if it is the child's, put the policy in force again"));
                        } else {
                            found.add(account.account());
                            ties.tie(child.id(), account).ifPresent(keep);
                        }
                    }
                    case Accounts.Answer.Missing() ->
                        refused.put(
                                new Unlimited(child.id(), name),
                                new Why(Trouble.Sort.ACCOUNT_MISSING, "there is no such account"));
                    case Accounts.Answer.Refused(var why) ->
                        refused.put(
                                new Unlimited(child.id(), name),
                                new Why(Trouble.Sort.ACCOUNT_ADMINISTRATOR, "it " + why));
                }
            }
            bound.put(child.id(), found);
        }
        tell(refused);
        boolean follows = document.policy().household().otherAccounts() == Household.OtherAccounts.STRICTEST;
        var alone = new Bindings(bound, true);
        return follows ? alone.with(others(alone)) : alone;
    }

    /// Accounts of people that are neither a child's, a parent's nor an administrator's, as far as the machine lists
    /// any.
    Set<ChildAccount> others(Bindings bound) throws MachineException {
        var ids = bound.all().stream().map(ChildAccount::id).collect(Collectors.toCollection(HashSet::new));
        ids.addAll(parents.get());
        var named = unlimited.keySet().stream().map(Unlimited::account).collect(Collectors.toSet());
        return accounts.people().stream()
                .filter(account -> !ids.contains(account.id()) && !named.contains(account.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// What parents should know of the accounts on this PC.
    List<Trouble> troubles(PolicyDocument document, Bindings bound) throws MachineException {
        var found = new ArrayList<Trouble>();
        unlimited.forEach((account, why) -> found.add(new Trouble(why.sort(), account.account())));
        var owners = new TreeMap<String, List<String>>();
        for (var child : document.policy().children()) {
            for (var account : bound.of(child.id())) {
                owners.computeIfAbsent(account.id(), _ -> new ArrayList<>()).add(child.name() + " " + account.name());
                var ways = accounts.waysToRise(account);
                if (!ways.isEmpty()) {
                    found.add(new Trouble(Trouble.Sort.ACCOUNT_RISES, account.name() + ": " + String.join(", ", ways)));
                }
            }
        }
        owners.values().stream()
                .filter(names -> names.size() > 1)
                .map(names -> new Trouble(Trouble.Sort.ACCOUNT_SHARED, String.join(", ", names)))
                .forEach(found::add);
        boolean told = document.policy().household().otherAccounts() != Household.OtherAccounts.IGNORE;
        if (told && !document.policy().children().isEmpty()) {
            var others = others(bound).stream().map(ChildAccount::name).sorted().toList();
            if (!others.isEmpty()) {
                found.add(new Trouble(Trouble.Sort.ACCOUNTS_OTHER, String.join(", ", others)));
            }
        }
        return found;
    }

    private void tell(Map<Unlimited, Why> refused) {
        said.keySet().retainAll(refused.keySet());
        refused.forEach((account, why) -> {
            if (!why.equals(said.put(account, why))) {
                LOG.warn(
                        "The account {} of child {} is not limited: {}.",
                        account.account(),
                        account.child().value(),
                        why.words());
            }
        });
        unlimited = Map.copyOf(refused);
    }

    /// Of children of one tier the first; one without an age comes last.
    private static boolean isStrictest(Child child, PolicyDocument document, LocalDate today) {
        return document.policy().children().stream()
                .min(Comparator.comparingInt(one -> one.birth()
                        .flatMap(birth -> birth.tierOn(today))
                        .map(Enum::ordinal)
                        .orElse(Integer.MAX_VALUE)))
                .filter(child::equals)
                .isPresent();
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
            if (isStrictest(child, document, state.today())) {
                // What is refused there is no child's.
                var nobodys = new GateView.ChildView(OTHERS, view.policyVersion(), view.apps(), view.sites());
                bindings.others().forEach(account -> views.put(account, nobodys));
            }
        }
        return new GateView(Map.copyOf(views));
    }
}
