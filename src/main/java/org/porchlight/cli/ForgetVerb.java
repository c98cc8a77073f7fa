package org.porchlight.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.AnswerCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Deletes what is kept of a child.
@Command(name = "forget")
final class ForgetVerb extends Verb {
    @Parameters(paramLabel = "CHILD", descriptionKey = "param.child", completionCandidates = ChildIds.class)
    private String child = "";

    @Option(names = "--before", paramLabel = "DAY", descriptionKey = "option.before")
    private @Nullable String before;

    @Option(names = "--yes", descriptionKey = "option.yes")
    private boolean yes;

    ForgetVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var id = typed().child(child);
        var day = typed().day(before);
        try (var asking = ask()) {
            if (!yes) {
                confirm(id, day);
            }
            var answer = asking.order(new Order.Forget(id, day));
            tell(AnswerCodec.json(answer), said(answer, id, day));
        }
    }

    private List<String> said(Answer.Done answer, ChildId id, Optional<LocalDate> day) {
        var done = sentence("forget.done", id, day);
        return answer.deleted().isEmpty()
                ? List.of(done)
                : List.of(done, words().of("forget.aside", String.join(", ", answer.deleted())));
    }

    /// What is deleted cannot be brought back, so the id has to be typed once more.
    private void confirm(ChildId id, Optional<LocalDate> day) throws Failure {
        terminal().complain(sentence("forget.confirm", id, day));
        if (!line().equals(id.value())) {
            throw new Failure(Exit.REFUSED, words().of("forget.not-confirmed", id.value()));
        }
    }

    private String line() throws Failure {
        var in = new BufferedReader(new InputStreamReader(terminal().in(), StandardCharsets.UTF_8));
        try {
            return Optional.ofNullable(in.readLine()).orElse("").strip();
        } catch (IOException e) {
            throw new Failure(Exit.USAGE, words().of("input.stdin", String.valueOf(e.getMessage())));
        }
    }

    private String sentence(String key, ChildId id, Optional<LocalDate> day) {
        return day.map(first -> words().of(key + "-before", id.value(), first))
                .orElseGet(() -> words().of(key, id.value()));
    }
}
