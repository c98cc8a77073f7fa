package org.porchlight.core.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names that a family gives to its periods and groups.
final class Names {
    private static final int MOST = 64;
    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} _-]*[\\p{L}\\p{M}\\p{N}])?");

    private Names() {}

    /// Why a text is no name, as the rest of a sentence.
    static Optional<String> wrong(String name) {
        boolean fits = name.length() <= MOST && FORM.matcher(name).matches();
        return fits
                ? Optional.empty()
                : Optional.of("is not a name: write at most " + MOST + " letters, digits, spaces and hyphens");
    }
}
