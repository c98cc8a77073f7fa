package org.porchlight.console;

/// What "undo last change" would take back now, or why there is nothing.
///
/// @param <W> what a change is on a page
sealed interface Undo<W> {
    /// @param isSaved whether it is in force already
    record Back<W>(W what, boolean isSaved) implements Undo<W> {}

    record Nothing<W>(Why why) implements Undo<W> {}

    /// Its words are `disabled.undo.` and its name.
    enum Why {
        /// Nothing was changed in this window.
        UNCHANGED,
        /// All of it was taken back already.
        UNDONE,
        /// Somebody else put other rules in force since.
        OVERTAKEN,
        /// It cannot be taken back.
        FOR_GOOD
    }

    default boolean can() {
        return this instanceof Back;
    }
}
