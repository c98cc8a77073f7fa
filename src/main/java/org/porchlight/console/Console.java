package org.porchlight.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.ui.FxStart;

/// Opens the parents' console.
///
/// System properties: `porchlight.theme` and `porchlight.language` as for every screen, `porchlight.window` such as
/// `800x600` for the first size, `porchlight.launcher` for the command that starts a guard.
public final class Console {
    private Console() {}

    /// Opens the window on the guard that listens at `socket`, and returns the exit code when it is closed.
    public static int open(Path socket) {
        return FxStart.run(end -> new ConsoleWindow(socket, Console::connect, end).show());
    }

    /// The same where one-time codes are made for a child.
    public static int openAtCodes(Path socket) {
        return FxStart.run(end -> new ConsoleWindow(socket, Console::connect, end)
                .at(SettingsView.Part.CODES)
                .show());
    }

    /// Takes a picture of the window on the guard that listens at `socket`, and returns the exit code: 4 when no
    /// guard answers within 20 s.
    ///
    /// @param picture a PNG file, written when the guard has told how things stand
    /// @param everyPage whether each page is opened before, and the picture is of the last
    public static int open(Path socket, Path picture, boolean everyPage) {
        return FxStart.run(end -> new ConsoleWindow(socket, Console::connect, end).draw(picture, everyPage));
    }

    static Optional<GuardLink> connect(Path socket) throws IOException {
        try {
            return Optional.of(SocketLink.connect(socket));
        } catch (GuardMissing _) {
            return Optional.empty();
        }
    }
}
