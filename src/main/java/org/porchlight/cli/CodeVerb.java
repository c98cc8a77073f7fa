package org.porchlight.cli;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.CodeEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.json.CodesJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// One-time codes of children; a child types one at [RequestVerb].
final class CodeVerb {
    private static final Duration MOST = Duration.ofHours(24);

    private CodeVerb() {}

    /// A verb on the codes of a child that give an amount.
    abstract static class OfOne extends Verb {
        @Parameters(
                index = "0",
                paramLabel = "CHILD",
                descriptionKey = "param.child",
                completionCandidates = ChildIds.class)
        private String child = "";

        @Parameters(index = "1", paramLabel = "TIME", descriptionKey = "param.amount")
        private String amount = "";

        OfOne(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            var id = typed().child(child);
            var length = typed().length(amount, MOST);
            try (var asking = ask()) {
                run(asking, id, length);
            }
        }

        abstract void run(Asking asking, ChildId of, Duration length) throws Failure;
    }

    /// Makes a secret for an authenticator app.
    @Command(name = "enroll")
    static final class Enrol extends OfOne {
        Enrol(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run(Asking asking, ChildId of, Duration length) throws Failure {
            var enrolled = asking.ofParents().enrolCode(of, length);
            tell(
                    AnswerCodec.json(enrolled),
                    List.of(
                            words().of("code.scan"),
                            words().of("code.secret", enrolled.secret().typed()),
                            words().of("code.uri", enrolled.uri()),
                            words().of("code.enrolled", of.value(), spelled(words(), length))));
            // Last, so that all of it is on the screen.
            if (!wantsJson()) {
                terminal().picture(QrPicture.lines(enrolled.uri()));
            }
        }
    }

    /// Shows which codes there are.
    @Command(name = "list")
    static final class Show extends Verb {
        Show(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            try (var asking = ask()) {
                var codes = asking.ofParents().codes();
                tell(CodesJson.write(codes), lines(codes));
            }
        }

        private List<String> lines(List<CodeEntry> codes) {
            if (codes.isEmpty()) {
                return List.of(words().of("code.none"));
            }
            var columns = new Columns();
            for (var code : codes) {
                columns.row(
                        code.child().value(),
                        spelled(words(), code.amount()),
                        words().of("code.counter", Long.toString(code.counter())));
            }
            return columns.lines();
        }
    }

    /// Makes the codes of an amount good for nothing.
    @Command(name = "remove")
    static final class Remove extends OfOne {
        Remove(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run(Asking asking, ChildId of, Duration length) throws Failure {
            asking.ofParents().removeCode(of, length);
            tell(
                    AnswerCodec.json(new Answer.Done()),
                    List.of(words().of("code.removed", of.value(), spelled(words(), length))));
        }
    }

    private static String spelled(Words words, Duration length) {
        return words.in(ZoneOffset.UTC).exactlySpelled(length);
    }
}
