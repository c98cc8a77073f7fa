package org.porchlight.text;

import org.porchlight.core.report.Trouble;

/// What is wrong with a guard, in sentences.
///
/// @param language in which they are
public record TroubleText(Language language) {
    private static final String FIX = ".fix";

    /// What is wrong.
    public String what(Trouble trouble) {
        return words().of(trouble.id(), trouble.what());
    }

    /// What to do about it; empty where nothing is left to do.
    public String fix(Trouble trouble) {
        return words().keys().contains(trouble.id() + FIX) ? words().of(trouble.id() + FIX) : "";
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
