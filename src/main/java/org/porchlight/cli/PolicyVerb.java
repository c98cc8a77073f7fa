package org.porchlight.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.PolicyJson;
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
            var version = new PolicyFile(words())
                    .read(file, terminal().in())
                    .document()
                    .version();
            var json =
                    Json.object().flag("valid", true).text("version", version).end();
            tell(json, List.of(words().of("policy.valid", file, version)));
        }
    }

    /// Puts a file in force.
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
            var policy = new PolicyFile(words()).read(file, terminal().in());
            try (var asking = ask()) {
                var answer = asking.putPolicy(file, policy.text(), Optional.ofNullable(expect));
                var version = policy.document().version();
                tell(AnswerCodec.json(answer), List.of(words().of("policy.applied", file, version)));
            }
        }
    }

    /// Shows the policy in force.
    @Command(name = "show")
    static final class Show extends Verb {
        @Parameters(arity = "0..1", paramLabel = "CHILD", descriptionKey = "param.child-or-all")
        private @Nullable String child;

        Show(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            try (var asking = ask()) {
                var report = asking.policy();
                var whole = PolicyJson.write(report);
                var shown = child == null
                        ? whole
                        : Json.object()
                                .text("version", report.version())
                                .put("child", rules(whole, typed().child(child).value()))
                                .end();
                tell(shown, JsonText.indented(shown).lines().toList());
            }
        }

        private Json rules(Json report, String id) throws Failure {
            return PolicyJson.child(report, id)
                    .orElseThrow(() -> new Failure(Exit.REFUSED, words().refusal("no-such-child", id)));
        }
    }
}
