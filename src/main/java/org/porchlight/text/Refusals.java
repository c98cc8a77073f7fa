package org.porchlight.text;

/// Why the guard did not do what was asked, or did not tell it, in one language.
public final class Refusals {
    private final Texts words;

    public Refusals(Language language) {
        this.words = Texts.of("refusal", language);
    }

    /// The sentence of a refusal; a guard that is newer than this program may know more keys.
    ///
    /// @param why a key of the bundle `refusal`
    /// @param detail what the sentence needs; two parts are parted by a tab
    public String say(String why, String detail) {
        var parts = detail.split("\t", 2);
        var sentence = words.keys().contains(why)
                ? words.of(why, parts[0], parts.length > 1 ? parts[1] : "")
                : words.of("other", why, detail);
        return sentence.strip();
    }

    /// The sentence of a refusal of what would have changed nothing.
    public String sayOfReading(String why, String detail) {
        var reading = why + ".read";
        return say(words.keys().contains(reading) ? reading : why, detail);
    }
}
