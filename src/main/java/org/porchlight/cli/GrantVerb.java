package org.porchlight.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Gives time for today.
@Command(name = "grant")
final class GrantVerb extends Verb {
    private static final Duration MOST = Duration.ofHours(24);

    @Parameters(
            index = "0",
            paramLabel = "CHILD",
            descriptionKey = "param.child",
            completionCandidates = ChildIds.class)
    private String child = "";

    @Parameters(index = "1", paramLabel = "TIME", descriptionKey = "param.amount")
    private String amount = "";

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "option.reason")
    private String reason = "";

    @Option(names = "--beyond-window", descriptionKey = "option.beyond-window")
    private boolean beyondWindow;

    GrantVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var id = typed().child(child);
        var length = typed().length(amount, MOST);
        var said = typed().words(reason);
        try (var asking = ask()) {
            var before = beyondWindow ? openUntil(asking.status(), id) : Optional.<Instant>empty();
            asking.order(new Order.Grant(id, length, beyondWindow, said));
            var given = words().in(ZoneOffset.UTC).exactlySpelled(length);
            var report = asking.status();
            boolean opens = !openUntil(report, id).equals(before);
            var done = !beyondWindow ? "grant.done" : opens ? "grant.done-beyond" : "grant.done-nothing-beyond";
            var lines = new ArrayList<String>();
            lines.add(words().of(done, id.value(), given));
            words().unopened(report, beyondWindow).orReach(id).ifPresent(lines::add);
            tell(Given.json(report, id), lines);
        }
    }

    private static Optional<Instant> openUntil(StatusReport report, ChildId id) {
        return report.only(id).children().stream().findFirst().flatMap(ChildStatus::windowUntil);
    }
}
