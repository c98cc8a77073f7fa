package org.porchlight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.policy.Preset;
import org.porchlight.core.policy.Presets;
import org.porchlight.ipc.Answer;

/// A change to the policy in force: what it says is read, changed, and put in its place unless somebody put another one
/// there meanwhile.
final class PolicyEdit {
    /// What is changed.
    interface Change {
        Policy of(Policy now) throws Failure;
    }

    private final Words words;

    PolicyEdit(Words words) {
        this.words = words;
    }

    /// @param attempt what is attempted, to begin the sentences with that say why it failed
    /// @param expect the version that has to be in force; when nothing, the one that is read
    Answer.Stored make(Asking asking, String attempt, Optional<String> expect, Change change) throws Failure {
        var report = asking.policy();
        var changed = change.of(asking.values(report));
        return asking.putEdited(attempt, PolicyText.write(changed), expect, report.version());
    }

    /// What a parent may not have meant, a line each, and then what was done.
    List<String> lines(Answer.Stored answer, String done) {
        var lines = new ArrayList<String>();
        var findings = words.findings();
        answer.notices().forEach(notice -> lines.add(words.of("policy.notice", findings.of(notice))));
        lines.add(done);
        return lines;
    }

    Child child(Policy policy, ChildId id) throws Failure {
        return policy.child(id)
                .orElseThrow(() -> new Failure(Exit.REFUSED, words.refusal("no-such-child", id.value())));
    }

    /// The name of a preset as it was typed, if there is one of that name.
    String preset(String name) throws Failure {
        if (!name.equals(Child.NO_PRESET) && Presets.find(name).isEmpty()) {
            throw new Failure(Exit.USAGE, words.of("preset.unknown", name, presets()));
        }
        return name;
    }

    static String presets() {
        return Presets.list().stream().map(Preset::name).collect(Collectors.joining(", "));
    }
}
