package org.porchlight.text;

import java.util.ArrayList;
import org.porchlight.core.report.Trouble;

/// What is wrong with a guard, in sentences.
///
/// @param language in which they are
public record TroubleText(Language language) {
    private static final String FIX = ".fix";
    private static final int MOST_PARTS = 3;

    /// What is wrong.
    public String what(Trouble trouble) {
        return say(trouble.id(), trouble);
    }

    /// What to do about it; empty where nothing is left to do.
    public String fix(Trouble trouble) {
        return words().keys().contains(trouble.id() + FIX) ? say(trouble.id() + FIX, trouble) : "";
    }

    /// The particular is `{0}`; what it is made of, from `{1}` on. A part that another guard does not tell is `?`.
    private String say(String key, Trouble trouble) {
        var all = new ArrayList<>(trouble.parts());
        all.addFirst(
                trouble.sort() == Trouble.Sort.LEDGER_CHANGED
                        ? new LedgerRows(language).of(trouble.what())
                        : trouble.what());
        while (all.size() <= MOST_PARTS) {
            all.add("?");
        }
        return words().of(key, all.toArray());
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
