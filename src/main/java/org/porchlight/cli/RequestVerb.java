package org.porchlight.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.event.Question;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.json.QuestionJson;
import org.porchlight.text.GivenWords;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A child asks for more time.
@CommandLine.Command(name = "request")
final class RequestVerb extends Verb {
    private static final Duration MOST = Duration.ofHours(24);

    @Parameters(arity = "0..1", paramLabel = "TIME", descriptionKey = "param.wish")
    private @Nullable String amount;

    @Option(names = "--words", paramLabel = "TEXT", descriptionKey = "option.why")
    private String why = "";

    @Option(names = "--code", descriptionKey = "option.code")
    private boolean code;

    RequestVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        if (code) {
            enter();
            return;
        }
        var length = amount == null ? Optional.<Duration>empty() : Optional.of(typed().length(amount, MOST));
        var request = new Command.Request(length, typed().words(why));
        try (var asking = ask()) {
            var answer = asking.wish(request);
            var waits = words().in(ZoneOffset.UTC).spelled(Question.Requested.WAITS);
            tell(AnswerCodec.json(answer), List.of(words().of("request.done", waits)));
        }
    }

    /// The amount is the code's, and nobody has to be told why.
    private void enter() throws Failure {
        if (amount != null || !why.isEmpty()) {
            throw new Failure(Exit.USAGE, words().of("request.code-alone"));
        }
        try (var asking = ask()) {
            var answer = asking.ofParents().code();
            var report = asking.status();
            var lines = new ArrayList<>(List.of(words().of("request.code-taken")));
            var given = new GivenWords(words().in(ZoneId.of(report.zone())));
            report.children().stream()
                    .findFirst()
                    .flatMap(child -> given.whenShut(child, report.time()))
                    .ifPresent(lines::add);
            tell(AnswerCodec.json(answer), lines);
        }
    }

    /// A child takes the finish line.
    @CommandLine.Command(name = "finish-line")
    static final class FinishLine extends Verb {
        FinishLine(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            try (var asking = ask()) {
                var answer = asking.wish(new Command.TakeFinishLine());
                tell(AnswerCodec.json(answer), List.of(words().of("request.finish-line")));
            }
        }
    }

    /// The latest request of each child: it waits, or was answered within a day.
    @CommandLine.Command(name = "list")
    static final class Requests extends Verb {
        Requests(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            try (var asking = ask()) {
                var report = asking.status();
                var requests = report.children().stream()
                        .flatMap(child ->
                                child.request().stream().map(request -> new QuestionJson.Asked(child.id(), request)))
                        .toList();
                tell(
                        QuestionJson.list(requests),
                        requests.isEmpty()
                                ? List.of(words().of("request.none"))
                                : lines(
                                        report,
                                        words().calling(asking.ofParents().parents())));
            }
        }

        private List<String> lines(StatusReport report, Words calling) {
            var text = new QuestionText(calling, words().in(ZoneId.of(report.zone())));
            return report.children().stream()
                    .flatMap(child ->
                            child.request().stream().map(request -> text.request(child.name(), request, report.time())))
                    .toList();
        }
    }

    /// A parent answers.
    abstract static class Answering extends Verb {
        @Parameters(index = "0", paramLabel = "ID", descriptionKey = "param.request")
        private String id = "";

        @Option(names = "--words", paramLabel = "TEXT", descriptionKey = "option.reason")
        private String said = "";

        Answering(Terminal terminal, Words words) {
            super(terminal, words);
        }

        abstract Command.ByParent command(String request, String text) throws Failure;

        @Override
        void run() throws Failure {
            var request = typed().id(id);
            var command = command(request, typed().words(said));
            try (var asking = ask()) {
                var answer = asking.answer(command);
                var report = asking.status();
                var lines = new ArrayList<String>();
                lines.add(
                        line(request, report, words().calling(asking.ofParents().parents())));
                var given = asked(request, report)
                        .filter(child -> child.request()
                                .flatMap(Asking::answer)
                                .flatMap(Asking.Answer::granted)
                                .isPresent())
                        .map(ChildStatus::id);
                given.flatMap(words().unopened(report, false)::orReach).ifPresent(lines::add);
                tell(given.map(id -> Given.json(report, id)).orElseGet(() -> AnswerCodec.json(answer)), lines);
            }
        }

        private String line(String request, StatusReport report, Words calling) {
            var text = new QuestionText(calling, words().in(ZoneId.of(report.zone())));
            return asked(request, report)
                    .flatMap(child -> child.request().map(asked -> text.request(child.name(), asked, report.time())))
                    .orElseGet(() -> words().of("request.answered", request));
        }

        /// Whose request it is.
        private static Optional<ChildStatus> asked(String request, StatusReport report) {
            return report.children().stream()
                    .filter(child -> child.request()
                            .filter(asked -> asked.id().equals(request))
                            .isPresent())
                    .findFirst();
        }
    }

    /// Says yes.
    @CommandLine.Command(name = "approve")
    static final class Approve extends Answering {
        @Parameters(index = "1", arity = "0..1", paramLabel = "MIN", descriptionKey = "param.given")
        private @Nullable String amount;

        Approve(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        Command.ByParent command(String request, String text) throws Failure {
            var length = amount == null ? Optional.<Duration>empty() : Optional.of(typed().minutes(amount, false));
            return new Command.Approve(request, length, text);
        }
    }

    /// Says no.
    @CommandLine.Command(name = "deny")
    static final class Deny extends Answering {
        Deny(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        Command.ByParent command(String request, String text) {
            return new Command.Deny(request, text);
        }
    }
}
