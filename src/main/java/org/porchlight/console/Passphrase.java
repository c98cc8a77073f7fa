package org.porchlight.console;

/// Asks the person at the screen for the passphrase.
@FunctionalInterface
interface Passphrase {
    /// Called while the guard wants it; a second call before the first is answered changes nothing.
    ///
    /// The person either gives it to [Line#unlock], or gives up with [Line#stayLocked].
    void want();
}
