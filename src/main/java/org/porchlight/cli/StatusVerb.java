package org.porchlight.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.json.StatusJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// How things stand.
@Command(name = "status")
final class StatusVerb extends Verb {
    @Parameters(arity = "0..1", paramLabel = "CHILD", descriptionKey = "param.child-or-all")
    private @Nullable String child;

    @Option(names = "--watch", descriptionKey = "option.watch")
    private boolean watch;

    private List<String> said = List.of();

    StatusVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var wanted = child == null ? Optional.<ChildId>empty() : Optional.of(typed().child(child));
        try (var asking = ask()) {
            show(asking.status(), wanted);
            if (watch) {
                asking.watch(report -> tellNews(report, wanted));
            }
        }
    }

    private void show(StatusReport report, Optional<ChildId> wanted) throws Failure {
        if (wanted.isPresent() && only(report, wanted).children().isEmpty()) {
            throw new Failure(
                    Exit.REFUSED, words().refusal("no-such-child", wanted.get().value()));
        }
        if (!watch) {
            tell(report, wanted);
        }
    }

    /// The guard reports every few seconds; to people the same is said once.
    private void tellNews(StatusReport report, Optional<ChildId> wanted) {
        var lines = StatusText.of(words(), only(report, wanted));
        if (wantsJson() || !lines.equals(said)) {
            tell(report, wanted);
        }
        said = lines;
    }

    private void tell(StatusReport report, Optional<ChildId> wanted) {
        var only = only(report, wanted);
        tell(StatusJson.write(only), StatusText.of(words(), only));
    }

    private static StatusReport only(StatusReport report, Optional<ChildId> wanted) {
        return wanted.map(report::only).orElse(report);
    }
}
