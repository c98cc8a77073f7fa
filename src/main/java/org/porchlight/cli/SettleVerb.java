package org.porchlight.cli;

import java.time.ZoneOffset;
import java.util.ArrayList;
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
            var row = asking.status().children().stream()
                    .flatMap(child -> child.disputes().stream())
                    .filter(one -> one.id().equals(dispute))
                    .map(one -> one.row().length())
                    .findFirst();
            var answer = asking.answer(command);
            var say = words().in(ZoneOffset.UTC);
            var lines = new ArrayList<String>();
            lines.add(
                    less.isZero()
                            ? words().of("settle.stays", dispute)
                            : words().of("settle.less", dispute, say.exactlySpelled(less)));
            row.filter(length -> less.compareTo(length) > 0)
                    .ifPresent(length -> lines.add(words().of("settle.row", say.spelled(length))));
            tell(AnswerCodec.json(answer), lines);
        }
    }
}
