package org.porchlight.core.policy;

import java.util.Optional;

/// Kinds of sites and programs that lists know: `gambling`.
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

    /// What people call a category.
    ///
    /// @param language `zh` or `en`
    public static Optional<String> name(String id, String language) {
        return Optional.ofNullable(KNOWN.names().get(id)).map(names -> names.get(language));
    }
}
