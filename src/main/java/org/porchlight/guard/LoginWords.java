package org.porchlight.guard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.State;
import org.porchlight.core.policy.ChildId;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// What a child is told when it may not log in: why, when it opens, and that help is open.
final class LoginWords {
    private final Texts words;
    private final Texts reasons;
    private final Say say;

    LoginWords(Language language, ZoneId zone) {
        this.words = Texts.of("login", language);
        this.reasons = Texts.of("reason", language).toTheChild();
        this.say = new Say(language, zone);
    }

    /// For a child of the policy in force.
    String of(ChildId id, State state) {
        var name = state.document().policy().child(id).orElseThrow().name();
        return of(name, state.child(id).orElseThrow().verdict(), state.now());
    }

    /// For an account that is nobody's and follows the strictest child.
    String ofOther(String name) {
        return String.join("\n", words.of("closed.other", name), words.of("help"));
    }

    /// @param verdict of a time that is closed, or that has just opened while programs are still let go
    String of(String name, Verdict.Time verdict, Instant now) {
        var lines = new ArrayList<String>();
        if (verdict.state().isOpen()) {
            lines.add(words.of("opening", name));
        } else {
            lines.add(words.of("closed", name, reasons.of(key(verdict))));
            verdict.next()
                    .ifPresentOrElse(
                            at -> lines.add(words.of("next", say.whenAt(at, now))), () -> lines.add(words.of("ask")));
        }
        lines.add(words.of("help"));
        return String.join("\n", lines);
    }

    private String key(Verdict.Time verdict) {
        var reason = verdict.reason().name();
        var closed = reason + ".closed";
        return reasons.keys().contains(closed) ? closed : reason;
    }
}
