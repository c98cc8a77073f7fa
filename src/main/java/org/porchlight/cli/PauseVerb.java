package org.porchlight.cli;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.engine.Order;
import org.porchlight.ipc.AnswerCodec;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Pauses the PC for one child, or for all.
@Command(name = "pause")
final class PauseVerb extends Verb {
    private static final Duration MOST = Duration.ofHours(24);

    @ArgGroup(multiplicity = "1")
    private Whom whom = new Whom();

    @Option(names = "--for", paramLabel = "TIME", descriptionKey = "option.for")
    private @Nullable String length;

    PauseVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var child = whom.read(typed());
        var time = length == null ? Optional.<Duration>empty() : Optional.of(typed().length(length, MOST));
        try (var asking = ask()) {
            var answer = asking.order(new Order.Pause(child, time));
            var who = child.map(id -> id.value()).orElseGet(() -> words().of("pause.all"));
            var line = time.map(given -> words().of(
                                    "pause.done",
                                    who,
                                    words().in(ZoneOffset.UTC).exactlySpelled(given)))
                    .orElseGet(() -> words().of("pause.done-today", who));
            tell(AnswerCodec.json(answer), List.of(line));
        }
    }
}
