package org.porchlight.console;

import java.util.Locale;
import org.porchlight.console.FirstRun.Wrong;
import org.porchlight.core.policy.Strength;
import org.porchlight.text.FindingText;
import org.porchlight.text.Refusals;
import org.porchlight.ui.Words;

/// Why a first run cannot go on, in sentences.
record FirstRunWords(Words words) {
    String say(Wrong why) {
        return switch (why) {
            case Wrong.NoZone _ -> words.of("first.wrong.zone");
            case Wrong.NoName _ -> words.of("first.wrong.name");
            case Wrong.Weak(var weakness) -> weak(weakness);
            case Wrong.Differs _ -> words.of("first.wrong.differs");
            case Wrong.WeakPin(var weakness) -> weak(weakness);
            case Wrong.NoChild _ -> words.of("first.wrong.no-child");
            case Wrong.NoAge(var account) -> words.of("first.wrong.age", account);
            case Wrong.NotTaken(var trouble) -> new TroubleWords(words).say(trouble);
            case Wrong.Invalid(var sentence) ->
                words.of("first.wrong.invalid", new FindingText(words.language()).sentence(sentence));
        };
    }

    /// What is wrong with a secret, as the guard would say it.
    String weak(Strength.Weakness weakness) {
        var key = weakness.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Refusals(words.language()).say("weak-" + key, "");
    }
}
