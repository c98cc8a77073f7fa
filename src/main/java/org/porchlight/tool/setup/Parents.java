package org.porchlight.tool.setup;

import java.io.IOException;
import java.util.List;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.guard.ParentsAtRest;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.text.Refusals;
import org.porchlight.text.Texts;

/// The family's parents where they are kept now.
public interface Parents {
    /// Who is one.
    List<ParentEntry> now() throws IOException, StoreException;

    Answer name(Command.NameParent parent) throws IOException, StoreException, MachineException;

    /// Keeps a new secret of one.
    Answer set(Command.SetSecret secret) throws IOException, StoreException;

    /// Whether somebody can be named here: not in a ledger that a guard worked with before and does not now.
    boolean canBeNamed() throws StoreException;

    /// Demands that it was done as it was asked for.
    default void demand(Answer answer, Texts words, Refusals refusals) throws Failure {
        switch (answer) {
            case Answer.Done _ -> {
                // As it was asked for.
            }
            case Answer.Refused(var why, var detail) ->
                throw new Failure(Exit.REFUSED, words.of("refused", refusals.say(why, detail)));
            case Answer.NotPermitted _ -> throw new Failure(Exit.NOT_PERMITTED, words.of("not-permitted"));
            default -> throw new Failure(Exit.NO_GUARD, words.of("unexpected"));
        }
    }

    /// With a guard that runs.
    static Parents of(GuardLink guard) {
        return new Parents() {
            @Override
            public List<ParentEntry> now() throws IOException {
                if (guard.ask(new Command.Parents()) instanceof Answer.Parents(var parents)) {
                    return parents;
                }
                throw new IOException("the guard did not tell who is a parent");
            }

            @Override
            public Answer name(Command.NameParent parent) throws IOException {
                return guard.ask(parent);
            }

            @Override
            public Answer set(Command.SetSecret secret) throws IOException {
                return guard.ask(secret);
            }

            @Override
            public boolean canBeNamed() {
                return true;
            }
        };
    }

    /// In a ledger that no guard works with.
    static Parents of(ParentsAtRest ledger) {
        return new Parents() {
            @Override
            public List<ParentEntry> now() throws StoreException {
                return ledger.list().parents();
            }

            @Override
            public Answer name(Command.NameParent parent) throws StoreException, MachineException {
                return ledger.name(parent, new Authority.Root());
            }

            @Override
            public Answer set(Command.SetSecret secret) throws IOException, StoreException {
                try {
                    return ledger.set(secret);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("the secret was not kept: the program is to end", e);
                }
            }

            @Override
            public boolean canBeNamed() throws StoreException {
                return ledger.canBeNamed();
            }
        };
    }
}
