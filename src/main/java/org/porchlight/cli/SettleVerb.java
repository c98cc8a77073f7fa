package org.porchlight.cli;

import java.time.ZoneOffset;
import java.util.List;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.Command;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A parent answers what a child disputes.
@CommandLine.Command(name = "settle")
final class SettleVerb extends Verb {
    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "param.dispute")
    private String id = "";

    @Parameters(index = "1", paramLabel = "MIN", descriptionKey = "param.less")
    private String amount = "";

    @Option(names = "--words", paramLabel = "TEXT", descriptionKey = "option.reason")
    private String said = "";

    SettleVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var dispute = typed().id(id);
        var less = typed().minutes(amount, true);
        var command = new Command.Settle(dispute, less, typed().words(said));
        try (var asking = ask()) {
            var answer = asking.answer(command);
            var line = less.isZero()
                    ? words().of("settle.stays", dispute)
                    : words().of(
                                    "settle.less",
                                    dispute,
                                    words().in(ZoneOffset.UTC).spelled(less));
            tell(AnswerCodec.json(answer), List.of(line));
        }
    }
}
