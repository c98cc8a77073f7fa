package org.porchlight.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.decide.Spent;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.WhySubject;
import org.porchlight.ipc.json.WhyJson;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Why time, a program or a site is open or closed.
@Command(name = "why")
final class WhyVerb extends Verb {
    private static final String STDIN = "-";

    /// Bytes in a line of standard input: paths are longest (PATH_MAX).
    private static final int LONGEST_LINE = 4096;

    @Parameters(
            arity = "0..1",
            paramLabel = "CHILD",
            descriptionKey = "param.child-or-self",
            completionCandidates = ChildIds.class)
    private @Nullable String child;

    @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.at")
    private List<String> at = List.of();

    @ArgGroup
    private About about = new About();

    @Option(names = "--spent", paramLabel = "AMOUNTS", descriptionKey = "option.spent")
    private @Nullable String spent;

    @Option(names = "--policy", paramLabel = "FILE", descriptionKey = "option.policy")
    private @Nullable String policy;

    @Option(names = "--trace", descriptionKey = "option.trace")
    private boolean trace;

    /// A program or a site; time when neither is named.
    static final class About {
        @Option(names = "--app", paramLabel = "PATH", descriptionKey = "option.app")
        private @Nullable String app;

        @Option(names = "--site", paramLabel = "HOST", descriptionKey = "option.site")
        private @Nullable String site;
    }

    /// Years of which it was said that their public holidays are not known.
    private final Set<Integer> told = new HashSet<>();

    /// Who answers one question.
    private interface Source {
        WhyReport why(WhySubject subject, Optional<Instant> at) throws Failure;
    }

    /// Who reads the answer: in the household's zone, now.
    private record Reader(ZoneId zone, Instant now) {}

    WhyVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var wanted = child == null ? Optional.<ChildId>empty() : Optional.of(typed().child(child));
        var supposed = spent == null ? Optional.<Spent>empty() : Optional.of(typed().spent(spent));
        var asked = new WhyAsked(Optional.empty(), supposed, trace);
        refuseTwoReaders();
        if (policy == null) {
            askGuard(wanted, asked);
        } else {
            askFile(wanted.orElseThrow(this::nobody), asked, policy);
        }
    }

    /// Standard input can be read as one thing only.
    private void refuseTwoReaders() throws Failure {
        long readers = at.stream().filter(STDIN::equals).count();
        readers += STDIN.equals(about.app) ? 1 : 0;
        readers += STDIN.equals(about.site) ? 1 : 0;
        readers += STDIN.equals(policy) ? 1 : 0;
        if (readers > 1) {
            throw new Failure(Exit.USAGE, words().of("input.one-stdin"));
        }
    }

    private Failure nobody() {
        return new Failure(Exit.USAGE, words().of("why.nobody"));
    }

    /// A child that names nobody means itself.
    private void askGuard(Optional<ChildId> wanted, WhyAsked asked) throws Failure {
        try (var asking = ask()) {
            var status = asking.status();
            var id = wanted.or(() -> asking.isOfAChild()
                            ? status.children().stream().map(ChildStatus::id).findFirst()
                            : Optional.empty())
                    .orElseThrow(this::nobody);
            answer(
                    new Reader(ZoneId.of(status.zone()), status.time()),
                    (subject, when) -> asking.why(id, subject, new WhyAsked(when, asked.spent(), asked.trace())));
        }
    }

    private void askFile(ChildId id, WhyAsked asked, String name) throws Failure {
        var now = terminal().clock().instant();
        var file = new PolicyFile(terminal());
        var document = file.read(name, now);
        answer(
                new Reader(document.policy().zone(), now),
                (subject, when) -> file.why(document, id, subject, when.orElse(now), asked));
    }

    /// One answer for each time and thing that is named, in order.
    private void answer(Reader reader, Source source) throws Failure {
        boolean many = at.size() > 1 || at.contains(STDIN) || STDIN.equals(about.app) || STDIN.equals(about.site);
        if (STDIN.equals(about.app) || STDIN.equals(about.site)) {
            var times = times(reader);
            eachLine(line -> {
                var subject = about.app == null ? site(line) : typed().program(line);
                for (var when : times) {
                    show(reader, source.why(subject, when), many);
                }
            });
            return;
        }
        var subject = subject();
        if (at.isEmpty()) {
            show(reader, source.why(subject, Optional.empty()), many);
        }
        for (var text : at) {
            if (text.equals(STDIN)) {
                eachLine(line -> show(reader, source.why(subject, Optional.of(instant(line, reader))), true));
            } else {
                show(reader, source.why(subject, Optional.of(instant(text, reader))), many);
            }
        }
    }

    private List<Optional<Instant>> times(Reader reader) throws Failure {
        var times = new ArrayList<Optional<Instant>>();
        for (var text : at) {
            times.add(Optional.of(instant(text, reader)));
        }
        return times.isEmpty() ? List.of(Optional.empty()) : times;
    }

    private Instant instant(String text, Reader reader) throws Failure {
        return typed().instant(text, reader.zone(), reader.now());
    }

    private WhySubject subject() throws Failure {
        if (about.app != null) {
            return typed().program(about.app);
        }
        return about.site == null ? new WhySubject.Time() : site(about.site);
    }

    private WhySubject site(String host) throws Failure {
        return typed().site(host);
    }

    private interface Answering {
        void answer(String line) throws Failure;
    }

    /// What is wrong with a line is told with its number, after the answers to those before.
    private void eachLine(Answering answering) throws Failure {
        var lines = new Lines(terminal().in(), LONGEST_LINE);
        try {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                answering.answer(line.get());
            }
        } catch (IOException e) {
            throw new Failure(Exit.USAGE, words().of("input.stdin", String.valueOf(e.getMessage())));
        } catch (Failure wrong) {
            throw wrong.code() == Exit.USAGE
                    ? new Failure(Exit.USAGE, words().of("input.line", lines.number(), wrong.sentence()))
                    : wrong;
        }
    }

    private void show(Reader reader, WhyReport report, boolean oneLine) {
        report.unknownYear()
                .filter(told::add)
                .ifPresent(year -> terminal().complain(words().of("why.unknown-year", Integer.toString(year))));
        var lines = oneLine
                ? List.of(WhyText.line(words(), reader.zone(), reader.now(), report))
                : WhyText.of(words(), reader.zone(), reader.now(), report, !at.isEmpty());
        tell(WhyJson.write(report), lines);
    }
}
