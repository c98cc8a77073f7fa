package org.porchlight.cli;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.porchlight.core.report.ChildStatus;
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
            var given = words().in(ZoneOffset.UTC).exactlySpelled(length);
            var report = asking.status();
            var lines = new ArrayList<String>();
            lines.add(words().of("pin.done", given));
            var id = report.children().stream().map(ChildStatus::id).findFirst();
            id.flatMap(words().unopened(report, beyondWindow)::orReach).ifPresent(lines::add);
            tell(
                    id.map(child -> Given.json(report, child)).orElseGet(() -> AnswerCodec.json(new Answer.Done())),
                    lines);
        }
    }
}
