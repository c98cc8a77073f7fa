package org.porchlight.worker;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/// A secret as it is kept: what came of it, and how.
///
/// @param hash in Base64 without padding
public record Hashed(Recipe recipe, String hash) {
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
            + "\\$([A-Za-z0-9+/]{11,88})\\$([A-Za-z0-9+/]{16,88})");

    /// The text that is kept, in the form that other programs know too (PHC string format).
    public String text() {
        return "$argon2id$v=19$m=" + recipe.kib() + ",t=" + recipe.passes() + ",p=" + recipe.lanes() + "$"
                + recipe.salt() + "$" + hash;
    }

    /// @return nothing when it is not what [#text] gives
    public static Optional<Hashed> parse(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            var recipe = new Recipe(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3)),
                    found.group(4));
            return Optional.of(new Hashed(recipe, found.group(5)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether another hash by the same recipe is the same; takes as long whether or not it is.
    public boolean is(String other) {
        return MessageDigest.isEqual(Recipe.bytes(hash), Recipe.bytes(other));
    }
}
