package org.porchlight.console;

import java.util.List;
import java.util.function.Consumer;

/// Porchlight's own command line, for what the console itself may not touch: the machine and the ledger's files. It
/// runs as the account at the screen, and speaks its language.
interface Verbs {
    /// What a verb came to.
    ///
    /// @param code its exit code; 0 when it was done
    /// @param out what it printed
    /// @param err what it complained of
    record Result(int code, String out, String err) {}

    /// Whether the account at the screen is the administrator's.
    boolean isAdministrator();

    /// A text with the commands in it as they are typed in a terminal of this PC.
    String typing(String text);

    /// Runs a verb in the background on the guard that the console speaks with.
    ///
    /// @param done called on the screen's thread, unless it is dropped before, which ends the verb
    Guard.Asked run(List<String> arguments, Consumer<Result> done);
}
