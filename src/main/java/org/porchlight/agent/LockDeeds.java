package org.porchlight.agent;

/// What a child does on the lock card. Called on the FX thread; each returns at once.
interface LockDeeds {
    /// Whether asking, codes, the PIN and help can be opened.
    boolean hasPanes();

    void open(Panes.Which which);

    /// Opens an entry with what was typed already.
    void type(Panes.Which which, String typed);

    void takeFinishLine();

    /// The whole card has come: help that is open beside it goes onto it.
    void covered();

    /// @param program that goes on, by its absolute path
    void bring(String program);
}
