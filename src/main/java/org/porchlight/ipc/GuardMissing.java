package org.porchlight.ipc;

import java.io.IOException;
import java.nio.file.Path;

/// No guard answers at a socket.
public final class GuardMissing extends Exception {
    private final transient Path socket;

    GuardMissing(Path socket, IOException cause) {
        super("reach the guard at " + socket + ": it is not running; start it with: porchlight guard", cause);
        this.socket = socket;
    }

    GuardMissing(Path socket) {
        super("reach the guard at " + socket + ": it is not running; start it with: porchlight guard");
        this.socket = socket;
    }

    public Path socket() {
        return socket;
    }
}
