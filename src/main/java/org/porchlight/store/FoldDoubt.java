package org.porchlight.store;

/// Whether what is folded from the events has to be folded anew, because a row was not as it was written. Folding is
/// tried once before something else is written: if that did not help, another row is wrong.
final class FoldDoubt {
    private volatile boolean due;
    private boolean tried;
    private boolean hopeless;
    private boolean hinders;

    /// A row was not as it was written.
    void raise() {
        due |= !tried && !hopeless;
    }

    /// A row was not as it was written, and what the guard does cannot be kept for it.
    void hinder() {
        hinders = true;
        due |= !tried;
    }

    /// Any thread.
    boolean isDue() {
        return due;
    }

    boolean isInTheWay() {
        return hinders;
    }

    /// @param isWhole whether all events are as they were written, so that they could be folded
    void tried(boolean isWhole) {
        due = false;
        tried = true;
        hopeless = !isWhole;
    }

    /// What the guard did is kept.
    void kept() {
        tried = false;
        hinders = false;
    }

    /// Another ledger is in use.
    void clear() {
        due = false;
        tried = false;
        hopeless = false;
        hinders = false;
    }
}
