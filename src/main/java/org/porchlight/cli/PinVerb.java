package org.porchlight.cli;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.AnswerCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Gives the child whose account asks time by a parent's PIN.
@Command(name = "pin")
final class PinVerb extends Verb {
    private static final Duration MOST = Duration.ofHours(24);

    @Parameters(index = "0", paramLabel = "TIME", descriptionKey = "param.amount")
    private String amount = "";

    @Option(names = "--beyond-window", descriptionKey = "option.beyond-window")
    private boolean beyondWindow;

    PinVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var length = typed().length(amount, MOST);
        try (var asking = ask()) {
            asking.ofParents().pin(length, beyondWindow);
            var given = words().in(ZoneOffset.UTC).spelled(length);
            tell(AnswerCodec.json(new Answer.Done()), List.of(words().of("pin.done", given)));
        }
    }
}
