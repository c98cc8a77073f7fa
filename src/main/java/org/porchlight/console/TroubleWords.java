package org.porchlight.console;

import org.porchlight.text.Refusals;
import org.porchlight.ui.Words;

/// Why something was not done or not told, in one sentence.
///
/// @param words of the bundle `console`
record TroubleWords(Words words) {
    String say(Trouble why) {
        return switch (why) {
            case Trouble.Refused(var key, var detail) -> new Refusals(words.language()).say(key, detail);
            case Trouble.Untold(var key, var detail) -> new Refusals(words.language()).sayOfReading(key, detail);
            case Trouble.NotPermitted _ -> words.of("trouble.not-permitted");
            case Trouble.StillLocked _ -> words.of("trouble.still-locked");
            case Trouble.NoAnswer _ -> words.of("trouble.no-answer");
        };
    }
}
