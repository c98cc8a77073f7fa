package org.porchlight.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.CodeEntry;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;

/// What is asked of the guard about parents, their secrets and one-time codes.
final class AskingOfParents {
    private final Talk talk;

    AskingOfParents(Talk talk) {
        this.talk = talk;
    }

    /// Gives the passphrase of the parent whose account this is, where it is wanted.
    void unlock() throws Failure {
        talk.unlock();
    }

    void lock() throws Failure {
        talk.done(new Command.Lock());
    }

    List<ParentEntry> parents() throws Failure {
        if (talk.ask(new Command.Parents()) instanceof Answer.Parents(var parents)) {
            return parents;
        }
        throw talk.unexpected();
    }

    void nameParent(Command.NameParent command) throws Failure {
        talk.done(command);
    }

    /// Asks for a parent's new secret, and before for the own passphrase where one is wanted, and has it kept.
    ///
    /// @param key what is asked for
    void setSecret(ParentId whose, SecretKind kind, String key) throws Failure {
        // Before anybody types a secret for nothing.
        talk.demandParent();
        if (parents().stream().noneMatch(parent -> parent.id().equals(whose))) {
            throw new Failure(Exit.REFUSED, talk.words().refusal("no-such-parent", whose.value()));
        }
        var self = talk.self();
        var own = self.isPresent() ? Optional.of(talk.prompt().passphrase(self.get())) : Optional.<SecretText>empty();
        talk.done(new Command.SetSecret(whose, kind, talk.prompt().fresh(kind, key, whose), own));
    }

    /// A parent gives time by PIN where a child asks.
    void pin(Duration amount, boolean beyondWindow) throws Failure {
        if (!talk.isOfAChild()) {
            throw new Failure(Exit.NOT_PERMITTED, talk.words().of("pin.not-a-child"));
        }
        talk.done(new Command.Pin(amount, beyondWindow, talk.prompt().pin()));
    }

    List<CodeEntry> codes() throws Failure {
        if (talk.ask(new Command.Codes()) instanceof Answer.Codes(var codes)) {
            return codes;
        }
        throw talk.unexpected();
    }

    Answer.Enrolled enrolCode(ChildId child, Duration amount) throws Failure {
        if (talk.ask(new Command.EnrolCode(child, amount)) instanceof Answer.Enrolled enrolled) {
            return enrolled;
        }
        throw talk.unexpected();
    }

    void removeCode(ChildId child, Duration amount) throws Failure {
        talk.done(new Command.RemoveCode(child, amount));
    }

    /// A child gives the code that a parent told it.
    Answer.Done code() throws Failure {
        talk.demandChild();
        return talk.done(new Command.Code(talk.prompt().code()));
    }
}
