package org.porchlight.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.Presets;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the presets, or gives a child another one.
@Command(name = "preset")
final class PresetVerb extends Verb {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CHILD",
            descriptionKey = "param.child",
            completionCandidates = ChildIds.class)
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
            throw new Failure(Exit.USAGE, words().of("preset.which", PolicyEdit.presets()));
        } else {
            give(typed().child(child), preset);
        }
    }

    /// Nothing but the one word changes, whatever else the policy says.
    private void give(ChildId id, String typed) throws Failure {
        var edit = new PolicyEdit(words());
        var name = edit.preset(typed);
        try (var asking = ask()) {
            var answer = edit.make(
                    asking, words().of("preset.attempt", id.value(), name), Optional.ofNullable(expect), now -> {
                        edit.child(now, id);
                        return PolicyChange.preset(now, id, name);
                    });
            tell(
                    AnswerCodec.json(answer),
                    edit.lines(answer, words().of("preset.done", id.value(), name, answer.version())));
        }
    }
}
