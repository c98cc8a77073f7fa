package org.porchlight.cli;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Preset;
import org.porchlight.core.policy.Presets;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.PolicyJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the presets, or gives a child another one.
@Command(name = "preset")
final class PresetVerb extends Verb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "CHILD", descriptionKey = "param.child")
    private @Nullable String child;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PRESET", descriptionKey = "param.preset")
    private @Nullable String preset;

    @Option(names = "--expect", paramLabel = "VERSION", descriptionKey = "option.expect")
    private @Nullable String expect;

    PresetVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        if (child == null) {
            tell(
                    Json.object()
                            .put("presets", Json.list(Presets.list(), PresetText::json))
                            .end(),
                    new PresetText(words(), terminal().language()).lines());
        } else if (preset == null) {
            throw new Failure(Exit.USAGE, words().of("preset.which", names()));
        } else {
            give(typed().child(child), known(preset));
        }
    }

    private String known(String name) throws Failure {
        if (!name.equals(Child.NO_PRESET) && Presets.find(name).isEmpty()) {
            throw new Failure(Exit.USAGE, words().of("preset.unknown", name, names()));
        }
        return name;
    }

    private static String names() {
        return Presets.list().stream().map(Preset::name).collect(Collectors.joining(", "));
    }

    /// Nothing but the one word changes, whatever else the policy says.
    private void give(ChildId id, String name) throws Failure {
        try (var asking = ask()) {
            var report = asking.policy();
            var whole = PolicyJson.write(report);
            if (PolicyJson.child(whole, id.value()).isEmpty()) {
                throw new Failure(Exit.REFUSED, words().refusal("no-such-child", id.value()));
            }
            var changed = JsonText.write(PolicyJson.withPreset(whole, id.value(), name));
            var answer = asking.putPolicy("policy", changed, Optional.of(expect == null ? report.version() : expect));
            var lines = new ArrayList<String>();
            answer.notices().forEach(notice -> lines.add(words().of("policy.notice", notice.sentence())));
            lines.add(words().of("preset.done", id.value(), name, answer.version()));
            tell(AnswerCodec.json(answer), lines);
        }
    }
}
