package org.porchlight.cli;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.engine.Order;
import org.porchlight.ipc.AnswerCodec;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens a time of study for a child, or ends the one that goes on.
@Command(name = "study")
final class StudyVerb extends Verb {
    @Parameters(index = "0", paramLabel = "CHILD", descriptionKey = "param.child")
    private String child = "";

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /// How long, or that it is over.
    private static final class What {
        @Parameters(index = "1", paramLabel = "TIME", descriptionKey = "param.study")
        private @Nullable String length;

        @Option(names = "--end", descriptionKey = "option.end")
        private boolean end;
    }

    StudyVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var id = typed().child(child);
        if (what.end || what.length == null) {
            try (var asking = ask()) {
                tell(
                        AnswerCodec.json(asking.order(new Order.EndStudy(id))),
                        List.of(words().of("study.over", id.value())));
            }
            return;
        }
        var length = typed().length(what.length, Order.Study.LONGEST);
        try (var asking = ask()) {
            var answer = asking.order(new Order.Study(id, length));
            var given = words().in(ZoneOffset.UTC).spelled(length);
            tell(AnswerCodec.json(answer), List.of(words().of("study.done", id.value(), given)));
        }
    }
}
