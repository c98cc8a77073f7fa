package org.porchlight.guard;

import java.time.LocalDate;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Beginning;
import org.porchlight.core.engine.Orders;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.port.Accounts;
import org.porchlight.port.Clocks;
import org.porchlight.port.GuardStore;
import org.porchlight.port.StoreException;
import org.porchlight.text.Edition;

/// The policy of a ledger that no guard works with. While it has no children another one can be put here; after that a
/// guard is asked, which knows what goes on.
public final class PolicyAtRest {
    private final GuardStore store;
    private final PolicyJudge judge;
    private final Clocks clocks;

    /// @param store which nobody else uses
    public PolicyAtRest(GuardStore store, Accounts accounts, Clocks clocks) {
        this.store = store;
        this.judge = new PolicyJudge(store, accounts);
        this.clocks = clocks;
    }

    /// The policy that a guard would begin with.
    public PolicyReport show() throws StoreException {
        return PolicyDesk.report(inForce(), inForce().policy());
    }

    private PolicyDocument inForce() throws StoreException {
        return inForce(store);
    }

    /// What a guard would begin with.
    static PolicyDocument inForce(GuardStore store) throws StoreException {
        return switch (PolicyInForce.begin(store)) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) ->
                throw new StoreException(
                        "read the policy in force: " + problems.getFirst().in("policy"));
        };
    }

    /// Puts the first policy with children in force, judged as a guard judges it.
    public Answer put(Command.PutPolicy put, Authority authority) throws StoreException {
        var before = inForce();
        if (put.expected().filter(version -> !version.equals(before.version())).isPresent()) {
            return new Answer.Conflict(before.version(), store.policyPut(before.version()));
        }
        if (!before.policy().children().isEmpty()) {
            return new Answer.Refused("needs-guard", "");
        }
        var moment = Beginning.of(before, store.clock(), clocks.read(), Edition.date());
        var today = LocalDate.ofInstant(moment.now(), before.policy().zone());
        return switch (judge.read(put.yaml(), before.policy(), today)) {
            case PolicyReading.Invalid(var problems) -> new Answer.Invalid(problems);
            case PolicyReading.Valid(var document, var notices) -> {
                var actor = Orders.actor(authority);
                store.commit(document, actor.text(), moment.put(document, actor));
                yield new Answer.Stored(document.version(), notices);
            }
        };
    }
}
