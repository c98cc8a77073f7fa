package org.porchlight.cli;

import java.util.List;
import org.porchlight.core.engine.Order;
import org.porchlight.ipc.AnswerCodec;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/// Ends a pause.
@Command(name = "unpause")
final class UnpauseVerb extends Verb {
    @ArgGroup(multiplicity = "1")
    private Whom whom = new Whom();

    UnpauseVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var child = whom.read(typed());
        try (var asking = ask()) {
            var answer = asking.order(new Order.Unpause(child));
            var who = child.map(id -> id.value()).orElseGet(() -> words().of("pause.all"));
            tell(AnswerCodec.json(answer), List.of(words().of("unpause.done", who)));
        }
    }
}
