package org.porchlight.agent.tray;

import org.porchlight.ipc.Command;

/// What a person can choose in a tray's menu.
public sealed interface Choice {
    /// Something of the guard.
    record Ask(Command command) implements Choice {}

    /// The parents' console.
    record OpenConsole() implements Choice {}
}
