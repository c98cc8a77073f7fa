package org.porchlight.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.Command.Subject;
import org.porchlight.ipc.json.WhyJson;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Why time, a program or a site is open or closed.
@Command(name = "why")
final class WhyVerb extends Verb {
    @Parameters(paramLabel = "CHILD", descriptionKey = "param.child")
    private String child = "";

    @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.at")
    private @Nullable String at;

    @ArgGroup
    private About about = new About();

    @Option(names = "--policy", paramLabel = "FILE", descriptionKey = "option.policy")
    private @Nullable String policy;

    /// A program or a site; time when neither is named.
    static final class About {
        @Option(names = "--app", paramLabel = "PATH", descriptionKey = "option.app")
        private @Nullable String app;

        @Option(names = "--site", paramLabel = "HOST", descriptionKey = "option.site")
        private @Nullable String site;
    }

    WhyVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var id = typed().child(child);
        var subject = subject();
        if (policy == null) {
            askGuard(id, subject);
        } else {
            askFile(id, subject, policy);
        }
    }

    private Subject subject() throws Failure {
        if (about.app != null) {
            return typed().program(about.app);
        }
        return about.site == null ? new Subject.Time() : typed().site(about.site);
    }

    private void askGuard(ChildId id, Subject subject) throws Failure {
        try (var asking = ask()) {
            var zone = ZoneId.of(asking.status().zone());
            show(zone, asking.why(id, subject, instant(zone)));
        }
    }

    private void askFile(ChildId id, Subject subject, String file) throws Failure {
        var document = new PolicyFile(words()).read(file, terminal().in()).document();
        var zone = document.policy().zone();
        var when = instant(zone).orElseGet(terminal().clock()::instant);
        var verdict = new PolicyFile(words()).verdict(document, id, subject, when);
        show(zone, new WhyReport(id, when, subjectText(subject), verdict));
    }

    private static String subjectText(Subject subject) {
        return switch (subject) {
            case Subject.Time _ -> "";
            case Subject.Program(var path) -> path;
            case Subject.Site(var host) -> host;
        };
    }

    private Optional<Instant> instant(ZoneId zone) throws Failure {
        return at == null ? Optional.empty() : Optional.of(typed().instant(at, zone));
    }

    private void show(ZoneId zone, WhyReport report) {
        tell(WhyJson.write(report), WhyText.of(words(), zone, report));
    }
}
