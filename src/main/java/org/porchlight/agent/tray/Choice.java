package org.porchlight.agent.tray;

import org.porchlight.ipc.Command;

/// What a person can choose in a tray's menu.
public sealed interface Choice {
    /// Something of the guard.
    record Ask(Command command) implements Choice {}

    /// Something of the child's own.
    record Open(What what) implements Choice {}

    /// What a child can open from its tray.
    enum What {
        ASK,
        CODE,
        MY_DAY,
        HELP,
        /// Puts the disc back into its corner.
        DISC,
        /// Turns on that warnings are said aloud, or off.
        VOICE
    }

    /// The parents' console.
    record OpenConsole() implements Choice {}

    /// The parents' console where one-time codes are made.
    record OpenCodes() implements Choice {}

    /// What a console is asked with to begin there.
    String AT_CODES = "--codes";
}
