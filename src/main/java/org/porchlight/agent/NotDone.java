package org.porchlight.agent;

import java.util.Optional;
import org.porchlight.ipc.Answer;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Texts;

/// Why what a child asked for was not done, in words for it.
final class NotDone {
    private NotDone() {}

    /// @param answer nothing when the guard gave none
    /// @return nothing when it was done
    static Optional<String> why(Language language, Optional<Answer> answer) {
        if (answer.isPresent() && answer.get() instanceof Answer.Done) {
            return Optional.empty();
        }
        return Optional.of(
                answer.isPresent() && answer.get() instanceof Answer.Refused(var key, var detail)
                        ? new Refusals(language).say(key, detail)
                        : Texts.of("agent", language).of("tray.failed"));
    }
}
