package org.porchlight.text;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;

/// Why the guard did not do what was asked, or did not tell it, in one language.
public final class Refusals {
    /// Those whose detail is a length in seconds, which people read in minutes.
    private static final Set<String> OF_SECONDS = Set.of("more-than-counted");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final Texts words;
    private final Say say;

    public Refusals(Language language) {
        this.words = Texts.of("refusal", language);
        this.say = new Say(language, ZoneOffset.UTC);
    }

    /// The sentence of a refusal; a guard that is newer than this program may know more keys.
    ///
    /// @param why a key of the bundle `refusal`
    /// @param detail what the sentence needs; two parts are parted by a tab
    public String say(String why, String detail) {
        var parts = detail.split("\t", 2);
        var sentence = words.keys().contains(why)
                ? words.of(why, first(why, parts[0]), parts.length > 1 ? parts[1] : "")
                : words.of("other", why, detail);
        return sentence.strip();
    }

    private String first(String why, String part) {
        return OF_SECONDS.contains(why) && SECONDS.matcher(part).matches()
                ? say.exactlySpelled(Duration.ofSeconds(Long.parseLong(part)))
                : part;
    }

    /// The sentence of a refusal of what would have changed nothing.
    public String sayOfReading(String why, String detail) {
        var reading = why + ".read";
        return say(words.keys().contains(reading) ? reading : why, detail);
    }
}
