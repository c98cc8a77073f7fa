package org.porchlight.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    @Parameters(
            arity = "0..1",
            paramLabel = "CHILD",
            descriptionKey = "param.child-or-all",
            completionCandidates = ChildIds.class)
    private @Nullable String child;

    @Option(names = "--watch", descriptionKey = "option.watch")
    private boolean watch;

    private Words calling;
    private List<String> saidOfChildren = List.of();
    private List<String> saidOfGuard = List.of();

    StatusVerb(Terminal terminal, Words words) {
        super(terminal, words);
        calling = words;
    }

    @Override
    void run() throws Failure {
        var wanted = child == null ? Optional.<ChildId>empty() : Optional.of(typed().child(child));
        try (var asking = ask()) {
            calling = words().calling(asking.ofParents().parents());
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

    /// The guard reports every few seconds; to people the same is said once. What is so of the guard itself stays for
    /// days while minutes run down.
    private void tellNews(StatusReport report, Optional<ChildId> wanted) {
        var only = only(report, wanted);
        var ofChildren = StatusText.ofChildren(calling, only);
        var ofGuard = StatusText.ofGuard(calling, only);
        boolean isNew = !ofGuard.equals(saidOfGuard);
        if (wantsJson() || isNew || !ofChildren.equals(saidOfChildren)) {
            tell(StatusJson.write(only), isNew ? both(ofChildren, ofGuard) : ofChildren);
        }
        saidOfChildren = ofChildren;
        saidOfGuard = ofGuard;
    }

    private void tell(StatusReport report, Optional<ChildId> wanted) {
        var only = only(report, wanted);
        tell(StatusJson.write(only), both(StatusText.ofChildren(calling, only), StatusText.ofGuard(calling, only)));
    }

    private static List<String> both(List<String> ofChildren, List<String> ofGuard) {
        return Stream.concat(ofChildren.stream(), ofGuard.stream()).toList();
    }

    private static StatusReport only(StatusReport report, Optional<ChildId> wanted) {
        return wanted.map(report::only).orElse(report);
    }
}
