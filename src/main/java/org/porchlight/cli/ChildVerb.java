package org.porchlight.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.Presets;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.PolicyJson;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts children into the policy, shows them and takes them out.
final class ChildVerb {
    private ChildVerb() {}

    /// How old a child is, in one of three ways.
    static final class Age {
        @Option(names = "--born", paramLabel = "DATE", descriptionKey = "option.born")
        private @Nullable String born;

        @Option(names = "--age", paramLabel = "YEARS", descriptionKey = "option.age")
        private @Nullable String years;

        @Option(names = "--tier", paramLabel = "TIER", descriptionKey = "option.tier")
        private @Nullable String tier;

        private Birth read(Typed typed) throws Failure {
            if (born != null) {
                return typed.birth(born, Birth.Born.class, "input.born");
            }
            return years != null
                    ? typed.birth(years, Birth.Age.class, "input.age")
                    : typed.birth(String.valueOf(tier), Birth.Fixed.class, "input.tier");
        }
    }

    /// Puts a child into the policy, under a preset for its age.
    @Command(name = "add")
    static final class Add extends Verb {
        @Parameters(paramLabel = "ID", descriptionKey = "param.new-child")
        private String id = "";

        @Option(names = "--account", paramLabel = "USER", required = true, descriptionKey = "option.account")
        private List<String> accounts = List.of();

        @ArgGroup(multiplicity = "1")
        private Age age = new Age();

        @Option(names = "--name", paramLabel = "NAME", descriptionKey = "option.name")
        private @Nullable String name;

        @Option(names = "--preset", paramLabel = "PRESET", descriptionKey = "option.preset")
        private @Nullable String preset;

        Add(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            var edit = new PolicyEdit(words());
            var child = typed().child(id);
            var birth = age.read(typed());
            var word = preset == null ? Optional.<String>empty() : Optional.of(edit.preset(preset));
            try (var asking = ask()) {
                var answer =
                        edit.make(asking, words().of("child.add-attempt", child.value()), Optional.empty(), now -> {
                            if (now.child(child).isPresent()) {
                                throw new Failure(Exit.REFUSED, words().of("child.known", child.value()));
                            }
                            var usual = Presets.usual(birth.tierOn(today(now)));
                            return PolicyChange.add(
                                    now,
                                    new Child(child, Optional.ofNullable(name), birth, accounts, word.orElse(usual)));
                        });
                tell(
                        AnswerCodec.json(answer),
                        edit.lines(answer, words().of("child.added", child.value(), answer.version())));
            }
        }

        private LocalDate today(Policy policy) {
            return LocalDate.ofInstant(terminal().clock().instant(), policy.zone());
        }
    }

    /// The children of the policy, a line each.
    @Command(name = "list")
    static final class All extends Verb {
        All(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            try (var asking = ask()) {
                var report = asking.policy();
                var children = asking.values(report).children();
                var columns = new Columns();
                children.forEach(child -> columns.row(
                        child.id().value(),
                        child.name(),
                        age(words(), child),
                        String.join(" ", child.accounts()),
                        preset(words(), child)));
                tell(
                        Json.object()
                                .text("version", report.version())
                                .put("children", PolicyJson.persons(report))
                                .end(),
                        children.isEmpty() ? List.of(words().of("child.none")) : columns.lines());
            }
        }
    }

    /// One child of the policy.
    @Command(name = "show")
    static final class Show extends Verb {
        @Parameters(paramLabel = "ID", descriptionKey = "param.child", completionCandidates = ChildIds.class)
        private String id = "";

        Show(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            var wanted = typed().child(id);
            try (var asking = ask()) {
                var report = asking.policy(wanted);
                var child = new PolicyEdit(words()).child(asking.values(report), wanted);
                var columns = new Columns();
                row(columns, "id", child.id().value());
                row(columns, "name", child.name());
                row(columns, "age", age(words(), child));
                row(columns, "accounts", String.join(" ", child.accounts()));
                row(columns, "preset", preset(words(), child));
                var lines = new ArrayList<>(columns.lines());
                lines.add(words().of(
                                asking.isOfAChild() ? "child.rules-own" : "child.rules",
                                child.id().value()));
                tell(
                        Json.object()
                                .text("version", report.version())
                                .put("child", PolicyJson.person(report, child.id()))
                                .end(),
                        lines);
            }
        }

        private void row(Columns columns, String key, String value) {
            columns.row(words().of("child.row." + key), value);
        }
    }

    /// Calls a child otherwise. Its id stays: everything that is kept is kept by it.
    @Command(name = "name")
    static final class Name extends Verb {
        @Parameters(
                index = "0",
                paramLabel = "ID",
                descriptionKey = "param.child",
                completionCandidates = ChildIds.class)
        private String id = "";

        @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "param.called")
        private String name = "";

        Name(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            var edit = new PolicyEdit(words());
            var child = typed().child(id);
            var called = Optional.of(name).filter(said -> !said.equals(child.value()));
            try (var asking = ask()) {
                var answer =
                        edit.make(asking, words().of("child.name-attempt", child.value()), Optional.empty(), now -> {
                            edit.child(now, child);
                            return PolicyChange.name(now, child, called);
                        });
                tell(
                        AnswerCodec.json(answer),
                        edit.lines(answer, words().of("child.named", child.value(), name, answer.version())));
            }
        }
    }

    /// Takes off the limit that a child set itself.
    @Command(name = "own-limit")
    static final class OwnLimitOff extends Verb {
        private static final String OFF = "off";

        @Parameters(
                index = "0",
                paramLabel = "ID",
                descriptionKey = "param.child",
                completionCandidates = ChildIds.class)
        private String id = "";

        @Parameters(index = "1", paramLabel = OFF, descriptionKey = "param.off")
        private String off = "";

        OwnLimitOff(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            var edit = new PolicyEdit(words());
            var child = typed().child(id);
            if (!off.equals(OFF)) {
                throw new Failure(Exit.USAGE, words().of("child.own-limit-word", off));
            }
            try (var asking = ask()) {
                var attempt = words().of("child.own-limit-attempt", child.value());
                var answer = edit.make(asking, attempt, Optional.empty(), now -> {
                    if (edit.child(now, child).own().time().ownLimit().isEmpty()) {
                        throw new Failure(Exit.REFUSED, words().of("child.own-limit-none", child.value()));
                    }
                    return PolicyChange.ownLimit(now, child, Optional.empty());
                });
                tell(
                        AnswerCodec.json(answer),
                        List.of(words().of("child.own-limit-off", child.value(), answer.version())));
            }
        }
    }

    /// Takes a child out of the policy. What is kept of it stays.
    @Command(name = "remove")
    static final class Remove extends Verb {
        @Parameters(paramLabel = "ID", descriptionKey = "param.child", completionCandidates = ChildIds.class)
        private String id = "";

        Remove(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            var edit = new PolicyEdit(words());
            var child = typed().child(id);
            try (var asking = ask()) {
                var answer =
                        edit.make(asking, words().of("child.remove-attempt", child.value()), Optional.empty(), now -> {
                            edit.child(now, child);
                            return PolicyChange.remove(now, child);
                        });
                tell(
                        AnswerCodec.json(answer),
                        edit.lines(answer, words().of("child.removed", child.value(), answer.version())));
            }
        }
    }

    private static String age(Words words, Child child) {
        return child.birth()
                .map(birth -> switch (birth) {
                    case Birth.Born(var date) -> words.of("child.born", date.toString());
                    case Birth.Age(var years) -> words.of("child.age", years);
                    case Birth.Fixed(var tier) -> words.of("tier." + tier.name());
                })
                .orElseGet(() -> words.of("child.no-age"));
    }

    private static String preset(Words words, Child child) {
        return child.preset()
                .filter(name -> !name.equals(Child.NO_PRESET))
                .orElseGet(() -> words.of("child.no-preset"));
    }
}
