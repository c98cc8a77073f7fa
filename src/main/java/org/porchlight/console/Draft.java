package org.porchlight.console;

/// What a person changes on a page until it is saved.
interface Draft {
    void save();

    /// Takes the last change back: of the draft; where nothing is changed, the one that was saved last.
    void undo();
}
