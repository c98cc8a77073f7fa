package org.porchlight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Notice;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.Problem;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.json.FindingsJson;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.PolicyJson;
import org.porchlight.ipc.json.RulesJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Judges, puts in force and shows policies.
final class PolicyVerb {
    private PolicyVerb() {}

    /// Judges a file without a guard.
    @Command(name = "check")
    static final class Check extends Verb {
        @Parameters(paramLabel = "FILE", descriptionKey = "param.file")
        private String file = "";

        Check(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            switch (new PolicyFile(terminal()).judge(file)) {
                case PolicyReading.Valid(var document, var notices) -> {
                    var lines = new ArrayList<>(shown(notices));
                    lines.add(words().of("policy.valid", file, document.version()));
                    tell(json(Optional.of(document.version()), List.of(), notices), lines);
                }
                case PolicyReading.Invalid(var problems) -> {
                    if (wantsJson()) {
                        tell(json(Optional.empty(), problems, List.of()), List.of());
                    }
                    throw Talk.invalid(words(), file, problems);
                }
            }
        }

        private List<String> shown(List<Notice> notices) {
            var findings = words().findings();
            return notices.stream()
                    .map(notice -> words().of("policy.notice", findings.in(file, notice)))
                    .toList();
        }

        private static Json json(Optional<String> version, List<Problem> problems, List<Notice> notices) {
            return Json.object()
                    .flag("valid", version.isPresent())
                    .text("version", version)
                    .put("problems", FindingsJson.problems(problems))
                    .put("notices", FindingsJson.notices(notices))
                    .end();
        }
    }

    /// Puts a file in force. The guard judges it: it alone knows the accounts and the calendars of its PC.
    @Command(name = "apply")
    static final class Apply extends Verb {
        @Parameters(paramLabel = "FILE", descriptionKey = "param.file")
        private String file = "";

        @Option(names = "--expect", paramLabel = "VERSION", descriptionKey = "option.expect")
        private @Nullable String expect;

        Apply(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            var text = typed().file(file, terminal().in());
            try (var asking = ask()) {
                var answer = asking.putPolicy(file, text, Optional.ofNullable(expect));
                var lines = new ArrayList<String>();
                var findings = words().findings();
                answer.notices().forEach(notice -> lines.add(words().of("policy.notice", findings.in(file, notice))));
                lines.add(words().of("policy.applied", file, answer.version()));
                tell(AnswerCodec.json(answer), lines);
            }
        }
    }

    /// Shows the policy in force, or what holds on a day.
    @Command(name = "show")
    static final class Show extends Verb {
        @Parameters(
                arity = "0..1",
                paramLabel = "CHILD",
                descriptionKey = "param.child-or-all",
                completionCandidates = ChildIds.class)
        private @Nullable String child;

        @Option(names = "--effective", descriptionKey = "option.effective")
        private boolean effective;

        @Option(names = "--day", paramLabel = "DAY", descriptionKey = "option.day")
        private @Nullable String day;

        Show(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            if ((effective || day != null) && child == null) {
                throw new Failure(Exit.USAGE, words().of("show.which"));
            }
            var wanted = typed().day(day);
            try (var asking = ask()) {
                if (child == null) {
                    var report = asking.policy();
                    tell(PolicyJson.write(report), report.yaml().lines().toList());
                } else if (effective || day != null) {
                    var rules = asking.rules(typed().child(child), wanted);
                    tell(RulesJson.write(rules), RulesText.of(words(), rules));
                } else {
                    written(asking, typed().child(child));
                }
            }
        }

        private void written(Asking asking, ChildId id) throws Failure {
            var report = asking.policy(id);
            var rules = PolicyJson.child(PolicyJson.write(report), id.value())
                    .orElseThrow(() -> new Failure(Exit.REFUSED, words().refusal("no-such-child", id.value())));
            var json = Json.object()
                    .text("version", report.version())
                    .put("child", rules)
                    .text("yaml", report.yaml())
                    .end();
            tell(json, report.yaml().lines().toList());
        }
    }
}
