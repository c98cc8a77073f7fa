package org.porchlight.agent;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.porchlight.ipc.Answer;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// Why a code or PIN gave nothing, and how long it is of no use to try again.
///
/// @param words the sentence, by how much of that is left
record SecretTrouble(Function<Duration, String> words, Duration useless) {
    /// @param what `code` or `pin`
    /// @param answer nothing when the guard did not answer
    /// @return nothing when it was taken
    static Optional<SecretTrouble> of(String what, Optional<Answer> answer, Language language) {
        var texts = Texts.of("agent", language);
        if (answer.isEmpty()) {
            return Optional.of(saying(texts.of("ask.no-guard")));
        }
        return switch (answer.get()) {
            case Answer.Done _ -> Optional.empty();
            case Answer.Refused(var why, var detail) -> Optional.of(refused(what, why, detail, texts, language));
            default -> Optional.of(saying(texts.of("tray.not-permitted")));
        };
    }

    private static SecretTrouble refused(String what, String why, String detail, Texts texts, Language language) {
        return switch (why) {
            case "secret-wrong" -> saying(texts.of(what + ".wrong"));
            case "secret-wrong-wait" -> waiting(what + ".wrong-wait", detail, texts, language);
            case "secret-wait" -> waiting("secret.wait", detail, texts, language);
            default -> saying(new Refusals(language).say(why, detail));
        };
    }

    private static SecretTrouble saying(String sentence) {
        return new SecretTrouble(_ -> sentence, Duration.ZERO);
    }

    /// @param detail the wait in whole minutes, and in seconds behind a tab
    private static SecretTrouble waiting(String key, String detail, Texts texts, Language language) {
        var say = Say.unbroken(language, ZoneOffset.UTC);
        var seconds = Long.parseLong(detail.substring(detail.indexOf('\t') + 1));
        return new SecretTrouble(left -> texts.of(key, say.countdown(left)), Duration.ofSeconds(seconds));
    }

    /// @param left how long it is still of no use to try again; begun seconds are whole ones
    String sentence(Duration left) {
        return words.apply(Duration.ofSeconds(left.plusNanos(999_999_999).toSeconds()));
    }
}
