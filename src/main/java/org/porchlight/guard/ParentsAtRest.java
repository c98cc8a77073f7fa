package org.porchlight.guard;

import java.util.Optional;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Beginning;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Orders;
import org.porchlight.core.event.ParentFact.ParentNamed;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.port.Accounts;
import org.porchlight.port.Clocks;
import org.porchlight.port.GuardStore;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.text.Edition;
import org.porchlight.worker.WorkerCall;

/// The parents of a ledger that no guard works with. As long as no day was opened, by a guard that worked with it
/// before, the administrator can name them here and give them secrets; after that a guard is asked.
public final class ParentsAtRest {
    private final GuardStore store;
    private final Accounts accounts;
    private final Clocks clocks;
    private final SecretDesk secrets;

    /// @param store which nobody else uses
    public ParentsAtRest(GuardStore store, Accounts accounts, Clocks clocks) {
        this(store, accounts, clocks, WorkerCall.forSecrets()::hashes);
    }

    ParentsAtRest(GuardStore store, Accounts accounts, Clocks clocks, SecretDesk.Hashing hashing) {
        this.store = store;
        this.accounts = accounts;
        this.clocks = clocks;
        var tries = new Tries(store, () -> clocks.read().awake(), _ -> {
            throw new IllegalStateException("nobody tries a secret where no guard works");
        });
        this.secrets = new SecretDesk(new Keyring(store, store::openings), tries, hashing);
    }

    /// Who is a parent.
    public Answer.Parents list() throws StoreException {
        return ParentDesk.list(store.parents(), secrets);
    }

    /// Whether somebody can be named here still.
    public boolean canBeNamed() throws StoreException {
        return store.openedSince(1).isEmpty();
    }

    /// Names somebody.
    public Answer name(Command.NameParent asked, Authority.Root authority) throws StoreException, MachineException {
        if (!canBeNamed()) {
            return new Answer.Refused("needs-guard-for-parents", "");
        }
        var id = new ChildId(asked.parent().value());
        if (store.knows(id) || inForce().policy().child(id).isPresent()) {
            return new Answer.Refused("id-of-a-child", id.value());
        }
        return switch (judge().named(asked)) {
            case ParentJudge.Judged.Not(var why) -> why;
            case ParentJudge.Judged.Fit(var account) -> {
                var order = new Order.NameParent(asked.parent(), asked.name(), asked.rank(), account);
                var moment = Beginning.of(inForce(), store.clock(), clocks.read(), Edition.date());
                var against = moment.name(order, Orders.actor(authority));
                if (against.isPresent()) {
                    yield Replies.answer(against.get());
                }
                if (known(asked.parent()).isEmpty()) {
                    // Nobody's, should a removal have been cut short.
                    secrets.drop(asked.parent());
                }
                store.commit(moment.writing());
                yield new Answer.Done();
            }
        };
    }

    /// Keeps a parent's new secret.
    public Answer set(Command.SetSecret asked) throws StoreException, InterruptedException {
        var whose = known(asked.parent());
        if (whose.isEmpty()) {
            return new Answer.Refused("no-such-parent", asked.parent().value());
        }
        var weak = judge().weakness(whose.get(), asked);
        if (weak.isPresent()) {
            return weak.get();
        }
        return secrets.set(asked.kind(), asked.parent(), asked.fresh(), () -> true)
                .<Answer>map(why -> why)
                .orElseGet(Answer.Done::new);
    }

    private Optional<ParentNamed> known(ParentId id) throws StoreException {
        return store.parents().stream()
                .filter(parent -> parent.parent().equals(id))
                .findFirst();
    }

    private ParentJudge judge() throws StoreException {
        var bound = store.bindings();
        return new ParentJudge(
                accounts,
                store.parents(),
                inForce().policy().children(),
                id -> bound.stream().anyMatch(binding -> binding.id().equals(id)));
    }

    private PolicyDocument inForce() throws StoreException {
        return PolicyAtRest.inForce(store);
    }
}
