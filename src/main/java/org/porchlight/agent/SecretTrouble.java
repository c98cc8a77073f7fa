package org.porchlight.agent;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.ipc.Answer;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// Why a code or PIN gave nothing, and how long it is of no use to try again.
record SecretTrouble(String sentence, Duration useless) {
    /// @param what `code` or `pin`
    /// @param answer nothing when the guard did not answer
    /// @return nothing when it was taken
    static Optional<SecretTrouble> of(String what, Optional<Answer> answer, Language language) {
        var texts = Texts.of("agent", language);
        if (answer.isEmpty()) {
            return Optional.of(new SecretTrouble(texts.of("ask.no-guard"), Duration.ZERO));
        }
        return switch (answer.get()) {
            case Answer.Done _ -> Optional.empty();
            case Answer.Refused(var why, var detail) -> Optional.of(refused(what, why, detail, texts, language));
            default -> Optional.of(new SecretTrouble(texts.of("tray.not-permitted"), Duration.ZERO));
        };
    }

    private static SecretTrouble refused(String what, String why, String detail, Texts texts, Language language) {
        return switch (why) {
            case "secret-wrong" -> new SecretTrouble(texts.of(what + ".wrong"), Duration.ZERO);
            case "secret-wrong-wait" -> {
                var wait = Duration.ofMinutes(Long.parseLong(detail));
                var say = Say.unbroken(language, java.time.ZoneId.systemDefault());
                yield new SecretTrouble(texts.of(what + ".wrong-wait", say.spelled(wait)), wait);
            }
            case "secret-wait" ->
                new SecretTrouble(new Refusals(language).say(why, detail), Duration.ofMinutes(Long.parseLong(detail)));
            default -> new SecretTrouble(new Refusals(language).say(why, detail), Duration.ZERO);
        };
    }
}
