package org.porchlight.cli;

import java.io.InputStream;
import java.time.Instant;
import org.porchlight.core.decide.ProgramDecider;
import org.porchlight.core.decide.SiteDecider;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.DomainName;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.ipc.Command.Subject;

/// A policy file asked without a guard: nothing is spent, given or paused.
final class PolicyFile {
    private final Words words;

    PolicyFile(Words words) {
        this.words = words;
    }

    /// A file that can be put in force.
    ///
    /// @param text as written, so that what a guard still finds has its line and column
    record Sound(String text, PolicyDocument document) {}

    /// @throws Failure that lists all that is wrong with the file
    Sound read(String file, InputStream in) throws Failure {
        var text = new Typed(words).file(file, in);
        return switch (PolicyYaml.read(text)) {
            case PolicyReading.Valid(var document) -> new Sound(text, document);
            case PolicyReading.Invalid(var problems) -> throw Asking.invalid(file, problems);
        };
    }

    Verdict verdict(PolicyDocument document, ChildId id, Subject subject, Instant at) throws Failure {
        var child = document.policy().child(id);
        if (child.isEmpty()) {
            throw new Failure(Exit.REFUSED, words.refusal("no-such-child", id.value()));
        }
        return switch (subject) {
            case Subject.Time _ -> TimeDecider.decide(document, child.get(), TimeFacts.NONE, at);
            case Subject.Program(var path) ->
                ProgramDecider.decide(child.get().apps().orElse(AppRules.OPEN), path, document.version());
            case Subject.Site(var host) ->
                SiteDecider.decide(
                        child.get().sites().orElse(SiteRules.OPEN),
                        DomainName.canonical(host)
                                .orElseThrow(() -> new Failure(Exit.USAGE, words.of("input.site", host))),
                        document.version());
        };
    }
}
