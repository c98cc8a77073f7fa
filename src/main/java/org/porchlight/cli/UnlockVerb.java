package org.porchlight.cli;

import java.util.List;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.AnswerCodec;
import picocli.CommandLine.Command;

/// Gives a parent's passphrase for the account that asks, and takes it back.
final class UnlockVerb {
    private UnlockVerb() {}

    /// From now on changes are made without asking, for a while.
    @Command(name = "unlock")
    static final class Open extends Verb {
        Open(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            try (var asking = ask()) {
                asking.ofParents().unlock();
                tell(AnswerCodec.json(new Answer.Done()), List.of(words().of("unlock.done")));
            }
        }
    }

    /// From now on changes want the passphrase again.
    @Command(name = "lock")
    static final class Close extends Verb {
        Close(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            try (var asking = ask()) {
                asking.ofParents().lock();
                tell(AnswerCodec.json(new Answer.Done()), List.of(words().of("lock.done")));
            }
        }
    }
}
