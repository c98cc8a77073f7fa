package org.porchlight.console;

/// Why something that a parent asked was not done, or not told.
sealed interface Trouble {
    /// A rule or the state of things forbids it.
    ///
    /// @param why a key of the bundle `refusal`
    record Refused(String why, String detail) implements Trouble {}

    /// What would have changed nothing was not told.
    ///
    /// @param why a key of the bundle `refusal`
    record Untold(String why, String detail) implements Trouble {}

    /// The guard says that this account may not.
    record NotPermitted() implements Trouble {}

    /// It wants the passphrase first, and none was given.
    record StillLocked() implements Trouble {}

    /// The guard did not answer.
    record NoAnswer() implements Trouble {}

    /// The same of a question that would have changed nothing.
    default Trouble ofReading() {
        return this instanceof Refused(var why, var detail) ? new Untold(why, detail) : this;
    }
}
