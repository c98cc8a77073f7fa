package org.porchlight.guard;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.engine.Rights;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.ParentFact.ParentNamed;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.PersonEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.Role.Parent.Who;
import org.porchlight.port.Accounts;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;

/// Who is a parent, and what secrets they have.
final class ParentDesk {
    private final Loop loop;
    private final Parents parents;
    private final SecretDesk secrets;
    private final ParentSessions sessions;
    private final ChangeRight right;
    private final Accounts accounts;
    private final Supplier<Bindings> bindings;
    private final Runnable changed;

    /// @param changed called when somebody else is a parent than before
    ParentDesk(
            Loop loop,
            Parents parents,
            SecretDesk secrets,
            ParentSessions sessions,
            Accounts accounts,
            Supplier<Bindings> bindings,
            Runnable changed) {
        this.loop = loop;
        this.parents = parents;
        this.secrets = secrets;
        this.sessions = sessions;
        this.right = new ChangeRight(
                parents, secrets, sessions, () -> Rights.leftOfCarers(loop.now().state()));
        this.accounts = accounts;
        this.bindings = bindings;
        this.changed = changed;
    }

    /// By which right a connection may change something now.
    ChangeRight right() {
        return right;
    }

    Answer list() throws StoreException {
        return list(parents.all(), secrets);
    }

    /// Who is a parent, and with what secrets.
    static Answer.Parents list(List<ParentNamed> parents, SecretDesk secrets) throws StoreException {
        var ids = parents.stream().map(ParentNamed::parent).toList();
        var passphrases = secrets.have(SecretKind.PASSPHRASE, ids);
        var pins = secrets.have(SecretKind.PIN, ids);
        return new Answer.Parents(parents.stream()
                .map(parent -> new ParentEntry(
                        parent.parent(),
                        parent.name(),
                        parent.rank(),
                        parent.account().map(ParentNamed.Account::name),
                        passphrases.contains(parent.parent()),
                        pins.contains(parent.parent())))
                .toList());
    }

    /// Accounts that may be limited and are no parent's, with whose they are.
    Answer people() throws MachineException {
        var parentsOwn = parents.accounts();
        var children = loop.now().state().document().policy().children();
        return new Answer.People(accounts.people().stream()
                .filter(account -> !parentsOwn.contains(account.id()))
                .map(account -> new PersonEntry(
                        account.name(),
                        children.stream()
                                .filter(child -> child.accounts().contains(account.name()))
                                .map(Child::id)
                                .findFirst()))
                .toList());
    }

    /// Whether time can be given by PIN.
    boolean hasPin() {
        return secrets.hasPin(parents.ids());
    }

    /// What a child is told.
    Answer names() throws StoreException {
        return new Answer.Parents(parents.all().stream()
                .map(parent ->
                        new ParentEntry(parent.parent(), parent.name(), parent.rank(), Optional.empty(), false, false))
                .toList());
    }

    /// One at a time, as for [#remove]: what is against it is judged by who is a parent then.
    synchronized Answer name(Command.NameParent asked, Authority authority)
            throws StoreException, MachineException, InterruptedException {
        var before = parents.of(asked.parent());
        var judged = judge().named(asked);
        if (judged instanceof ParentJudge.Judged.Not(var why)) {
            return why;
        }
        var account = ((ParentJudge.Judged.Fit) judged).account();
        var order = new Order.NameParent(asked.parent(), asked.name(), asked.rank(), account);
        var objection = before.flatMap(named -> Rights.against(named, order, authority));
        if (objection.isPresent()) {
            return Replies.answer(objection.get());
        }
        if (before.isEmpty()) {
            // Nobody's, should a removal have been cut short.
            secrets.drop(asked.parent());
        }
        boolean keeps = before.isEmpty() || Rights.keepsSecrets(before.get(), order, authority);
        var named = new ParentNamed(order.parent(), order.name(), order.rank(), account);
        return told(order, authority, order.parent(), () -> parents.name(named), keeps);
    }

    private ParentJudge judge() {
        var policy = loop.now().state().document().policy();
        return new ParentJudge(
                accounts,
                parents.all(),
                policy.children(),
                id -> bindings.get().childOf(id).isPresent());
    }

    synchronized Answer remove(Order.RemoveParent order, Authority authority)
            throws StoreException, InterruptedException {
        var against = Rights.against(order, authority);
        if (against.isPresent()) {
            return Replies.answer(against.get());
        }
        if (parents.of(order.parent()).isEmpty()) {
            return new Answer.Refused("no-such-parent", order.parent().value());
        }
        return told(order, authority, order.parent(), () -> parents.remove(order.parent()), false);
    }

    /// @param keeps whether the parent keeps the secrets; else they go once the order is in the ledger, since under the
    ///     same id may come somebody else
    private Answer told(Order order, Authority authority, ParentId about, Runnable known, boolean keeps)
            throws StoreException, InterruptedException {
        var reply = loop.ask(order, authority);
        if (reply instanceof Reply.Done) {
            known.run();
            sessions.closeAll(about);
            try {
                if (!keeps) {
                    secrets.drop(about);
                }
            } finally {
                changed.run();
            }
        }
        return Replies.answer(reply);
    }

    /// Keeps a parent's new secret. Whoever is not the administrator gives the own passphrase with it: an unlocked
    /// account that somebody left is not enough.
    Answer set(Role.Parent parent, Command.SetSecret asked) throws StoreException, InterruptedException {
        return switch (parent.who()) {
            case Who.Holder(var authority) -> set(asked, authority, () -> true);
            case Who.Account(var _, var id) -> setByAccount(asked, id);
        };
    }

    private Answer setByAccount(Command.SetSecret asked, ParentId id) throws StoreException, InterruptedException {
        long before = sessions.changes(id);
        if (parents.of(id).isEmpty()) {
            return new Answer.NotPermitted();
        }
        if (asked.own().isEmpty()) {
            return new Answer.Refused("passphrase-needed", "");
        }
        return switch (secrets.own(SecretKind.PASSPHRASE, id, asked.own().get())) {
            case SecretDesk.Found.Not(var why) -> why;
            case SecretDesk.Found.Right _ -> {
                var self = parents.of(id);
                yield self.isPresent()
                        ? set(asked, ChangeRight.bySession(self.get()), () -> sessions.changes(id) == before)
                        : SecretDesk.changed();
            }
        };
    }

    /// @param maySet whether who sets it still is who was asked for the passphrase
    private Answer set(Command.SetSecret asked, Authority authority, BooleanSupplier maySet)
            throws StoreException, InterruptedException {
        long before = sessions.changes(asked.parent());
        var known = parents.of(asked.parent());
        if (known.isEmpty()) {
            return new Answer.Refused("no-such-parent", asked.parent().value());
        }
        var whose = known.get();
        var against = Rights.against(whose.parent(), whose.rank(), authority);
        if (against.isPresent()) {
            return Replies.answer(against.get());
        }
        var weak = judge().weakness(whose, asked);
        if (weak.isPresent()) {
            return weak.get();
        }
        var refused = secrets.set(
                asked.kind(),
                whose.parent(),
                asked.fresh(),
                () -> maySet.getAsBoolean() && sessions.changes(whose.parent()) == before);
        if (refused.isEmpty() && asked.kind() == SecretKind.PASSPHRASE) {
            sessions.closeAll(whose.parent());
        }
        return refused.<Answer>map(why -> why).orElseGet(Answer.Done::new);
    }

    /// A parent types the PIN on a child's connection: the time is given, as the answer to what the child asked where
    /// something waits. Only a guardian's that gave some makes the child's next tries free.
    Answer pin(ChildId child, Command.Pin asked) throws StoreException, InterruptedException {
        return switch (secrets.look(SecretKind.PIN, new Actor.OfChild(child), parents.ids(), asked.pin())) {
            case SecretDesk.Found.Not(var why) -> why;
            case SecretDesk.Found.Right(var whose) -> {
                var named = parents.of(whose);
                if (named.isEmpty()) {
                    // Removed while it was looked at.
                    yield new Answer.Refused("secret-wrong", "");
                }
                boolean isCarer = named.get().rank() == Rank.CARER;
                var answer = give(child, asked, ChangeRight.byPin(named.get()));
                if (!isCarer && answer instanceof Answer.Done) {
                    secrets.free(SecretKind.PIN, new Actor.OfChild(child));
                }
                yield answer;
            }
        };
    }

    private Answer give(ChildId child, Command.Pin asked, Authority authority) throws InterruptedException {
        var reply = asked.beyondWindow()
                ? new Reply.Refused("nothing-asked", child.value())
                : loop.ask(new Order.Approve(child, Optional.of(asked.amount()), ""), authority);
        if (reply instanceof Reply.Refused(var why, var _) && why.equals("nothing-asked")) {
            reply = loop.ask(new Order.Grant(child, asked.amount(), asked.beyondWindow(), ""), authority);
        }
        return Replies.answer(reply);
    }
}
