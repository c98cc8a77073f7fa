package org.porchlight.console;

import java.util.function.Consumer;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// The guard, as pages ask it. Nothing here waits: both consumers are called later, on the screen's thread.
///
/// Where a change needs a passphrase first, the person at the screen is asked for it and the question goes out once
/// more. Heavy commands ([Command.Heavy]) have a connection of their own and hold up nothing else.
interface Guard {
    /// Asks; exactly one of both consumers is called, unless the question is dropped before.
    ///
    /// @param told gets every answer but those that `failed` gets
    /// @param failed gets what was refused, not permitted, not unlocked or not answered
    Asked ask(Command.ByParent command, Consumer<Answer> told, Consumer<Trouble> failed);

    /// A question that is under way.
    @FunctionalInterface
    interface Asked {
        /// Drops it: neither consumer is called any more. A heavy one is hung up on; any other is done all the same.
        void drop();
    }
}
