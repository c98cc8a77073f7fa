package org.porchlight.core.policy;

import java.util.Optional;

/// Kinds of sites that lists know: `gambling`.
public final class Categories {
    private static final Titles.Known KNOWN = Titles.Known.read("categories.yaml", "categories");

    private Categories() {}

    static Titles.Known known() {
        return KNOWN;
    }

    /// The id of a category by its id or one of its names, in any case.
    public static Optional<String> find(String word) {
        return KNOWN.find(word);
    }
}
