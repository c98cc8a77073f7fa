package org.porchlight.text;

import java.util.stream.Stream;
import org.porchlight.core.report.Trouble;

/// What is wrong with a guard, in sentences.
///
/// @param language in which they are
public record TroubleText(Language language) {
    private static final String FIX = ".fix";

    /// What is wrong.
    public String what(Trouble trouble) {
        return say(trouble.id(), trouble);
    }

    /// What to do about it; empty where nothing is left to do.
    public String fix(Trouble trouble) {
        return words().keys().contains(trouble.id() + FIX) ? say(trouble.id() + FIX, trouble) : "";
    }

    /// The particular is `{0}`; what it is made of, from `{1}` on.
    private String say(String key, Trouble trouble) {
        return words().of(
                        key,
                        Stream.concat(Stream.of(trouble.what()), trouble.parts().stream())
                                .toArray());
    }

    /// Both.
    public String whole(Trouble trouble) {
        return switch (language) {
            case EN -> String.join(" ", what(trouble), fix(trouble)).strip();
            case ZH_CN -> what(trouble) + fix(trouble);
        };
    }

    private Texts words() {
        return Texts.of("trouble", language);
    }
}
