package org.porchlight.guard;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Rights;
import org.porchlight.core.event.ParentFact.ParentNamed;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.Role.Parent.Who;
import org.porchlight.ipc.SecretText;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;

/// By which right a parent's connection may change something now.
final class ChangeRight {
    /// What answers a command that changes something.
    interface Changing {
        Answer by(Authority authority) throws StoreException, MachineException, InterruptedException, IOException;
    }

    /// What answers a command that takes something away.
    interface Taking {
        Answer taken() throws StoreException, MachineException, InterruptedException, IOException;
    }

    private final Parents parents;
    private final SecretDesk secrets;
    private final ParentSessions sessions;
    private final Supplier<Duration> leftOfCarers;

    /// @param leftOfCarers what carers may give yet today
    ChangeRight(Parents parents, SecretDesk secrets, ParentSessions sessions, Supplier<Duration> leftOfCarers) {
        this.leftOfCarers = leftOfCarers;
        this.parents = parents;
        this.secrets = secrets;
        this.sessions = sessions;
    }

    /// Lets a change be made by the right that a connection has now; where it has none, its passphrase is wanted.
    Answer changing(Role.Parent parent, Changing change)
            throws StoreException, MachineException, InterruptedException, IOException {
        return switch (parent.who()) {
            case Who.Holder(var authority) -> change.by(authority);
            case Who.Account account -> {
                // Looked up now: the rank may be another than when the session began.
                var named = parents.of(account.parent());
                yield named.isPresent() && sessions.isOpen(account.uid(), account.parent())
                        ? using(account, change.by(bySession(named.get())))
                        : locked(account.parent());
            }
        };
    }

    /// What was not done makes no session last.
    private Answer using(Who.Account account, Answer answer) {
        boolean isDone = !(answer instanceof Answer.Refused
                || answer instanceof Answer.Invalid
                || answer instanceof Answer.Conflict
                || answer instanceof Answer.NotPermitted);
        if (isDone) {
            sessions.use(account.uid(), account.parent());
        }
        return answer;
    }

    /// Lets a record be taken away as a whole, which is no change and wants no passphrase.
    Answer taking(Role.Parent parent, Taking take)
            throws StoreException, MachineException, InterruptedException, IOException {
        if (!(parent.who() instanceof Who.Account(var _, var id))) {
            return take.taken();
        }
        var named = parents.of(id);
        if (named.isEmpty()) {
            return new Answer.NotPermitted();
        }
        var against = Rights.againstTaking(named.get().rank());
        return against.isPresent() ? Replies.answer(against.get()) : take.taken();
    }

    private Answer locked(ParentId parent) throws StoreException {
        return secrets.have(SecretKind.PASSPHRASE, List.of(parent)).isEmpty()
                ? new Answer.Refused("no-passphrase", parent.value())
                : new Answer.Locked();
    }

    /// @param given nothing: only to know whether it is wanted
    Answer unlock(Role.Parent parent, Optional<SecretText> given) throws StoreException, InterruptedException {
        if (!(parent.who() instanceof Who.Account(var uid, var id))) {
            return new Answer.Done();
        }
        if (given.isEmpty()) {
            return sessions.isOpen(uid, id) ? new Answer.Done() : locked(id);
        }
        long before = sessions.changes(id);
        if (parents.of(id).isEmpty()) {
            return new Answer.NotPermitted();
        }
        return switch (secrets.own(SecretKind.PASSPHRASE, id, given.get())) {
            case SecretDesk.Found.Not(var why) -> why;
            case SecretDesk.Found.Right _ -> sessions.open(uid, id, before) ? new Answer.Done() : SecretDesk.changed();
        };
    }

    /// Lets time be given by the own PIN of the parent whose account it is. The kernel says whose; another's PIN is a
    /// wrong one here. Whoever needs no passphrase needs no PIN.
    Answer byPin(Role.Parent parent, SecretText given, Changing give)
            throws StoreException, MachineException, InterruptedException, IOException {
        if (!(parent.who() instanceof Who.Account(var _, var id))) {
            return changing(parent, give);
        }
        long before = sessions.changes(id);
        if (parents.of(id).isEmpty()) {
            return new Answer.NotPermitted();
        }
        return switch (secrets.own(SecretKind.PIN, id, given)) {
            case SecretDesk.Found.Not(var why) -> why;
            case SecretDesk.Found.Right _ -> {
                var named = parents.of(id);
                yield named.isPresent() && sessions.changes(id) == before
                        ? give.by(byPin(named.get()))
                        : SecretDesk.changed();
            }
        };
    }

    /// The right of a parent whose PIN was given.
    static Authority byPin(ParentNamed named) {
        return switch (named.rank()) {
            case GUARDIAN -> new Authority.PinGrant(named.parent());
            case CARER -> new Authority.CarerSession(named.parent());
        };
    }

    /// The right of a parent whose passphrase was given.
    static Authority bySession(ParentNamed named) {
        return switch (named.rank()) {
            case GUARDIAN -> new Authority.ParentSession(named.parent());
            case CARER -> new Authority.CarerSession(named.parent());
        };
    }

    /// Whether a change would want the passphrase, and what a carer may give yet.
    Answer session(Role.Parent parent) {
        var by = parent.actor().text();
        return switch (parent.who()) {
            case Who.Holder _ -> new Answer.Session(by, false, Optional.empty());
            case Who.Account(var uid, var id) -> {
                var left = sessions.left(uid, id);
                var mayGive = parents.of(id)
                        .filter(named -> named.rank() == Rank.CARER)
                        .map(_ -> leftOfCarers.get());
                yield new Answer.Session(by, left.isEmpty(), left, mayGive);
            }
        };
    }

    /// Other accounts are children's than before.
    void bound(Bindings children) {
        sessions.closeOf(children);
    }

    Answer lock(Role.Parent parent) {
        if (parent.who() instanceof Who.Account account) {
            sessions.close(account.uid());
        }
        return new Answer.Done();
    }
}
