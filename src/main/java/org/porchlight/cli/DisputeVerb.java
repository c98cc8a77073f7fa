package org.porchlight.cli;

import java.util.List;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.Command;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A child says that a row of its account is wrong.
@CommandLine.Command(name = "dispute")
final class DisputeVerb extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "CHILD",
            descriptionKey = "param.child",
            completionCandidates = ChildIds.class)
    private String child = "";

    @Parameters(index = "1", paramLabel = "DAY", descriptionKey = "param.day")
    private String day = "";

    @Parameters(index = "2", paramLabel = "N", descriptionKey = "param.row")
    private String row = "";

    @Option(names = "--text", required = true, paramLabel = "TEXT", descriptionKey = "option.wrong")
    private String text = "";

    DisputeVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var id = typed().child(child);
        var on = typed().day(day).orElseThrow();
        var command = new Command.Dispute(on, typed().row(row), typed().words(text));
        try (var asking = ask()) {
            var answer = asking.dispute(id, command);
            tell(AnswerCodec.json(answer), List.of(words().of("dispute.done", row)));
        }
    }
}
