package org.porchlight.cli;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.engine.Order;
import org.porchlight.ipc.AnswerCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens a time of study for a child, or ends the one that goes on.
@Command(name = "study")
final class StudyVerb extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "CHILD",
            descriptionKey = "param.child",
            completionCandidates = ChildIds.class)
    private String child = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TIME", descriptionKey = "param.study")
    private @Nullable String length;

    @Option(names = "--end", descriptionKey = "option.end")
    private boolean end;

    StudyVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var id = typed().child(child);
        if (length == null) {
            if (!end) {
                throw misused(words().of("usage.missing", "TIME | --end"));
            }
            order(new Order.EndStudy(id), words().of("study.over", id.value()));
            return;
        }
        if (end) {
            throw misused(words().of("usage.both"));
        }
        var time = typed().length(length, Order.Study.LONGEST);
        var given = words().in(ZoneOffset.UTC).exactlySpelled(time);
        order(new Order.Study(id, time), words().of("study.done", id.value(), given));
    }

    private Failure misused(String sentence) {
        return new Failure(Exit.USAGE, words().of("usage.error", sentence, "porchlight study"));
    }

    private void order(Order order, String done) throws Failure {
        try (var asking = ask()) {
            tell(AnswerCodec.json(asking.order(order)), List.of(done));
        }
    }
}
