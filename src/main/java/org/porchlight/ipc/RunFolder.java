package org.porchlight.ipc;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The folder in which a guard's sockets lie; the guard and everybody who asks it find it by the same rule: an option,
/// else the environment, else the usual one.
public final class RunFolder {
    /// Where it is when nothing else is said.
    public static final Path USUAL = Path.of("/run/porchlight");

    /// The variable of the environment that names another one.
    private static final String VARIABLE = "PORCHLIGHT_RUN";

    private RunFolder() {}

    /// The one that is meant where no option names one; a variable that is empty names none.
    ///
    /// @param env the variables of the environment
    public static Path of(Map<String, String> env) {
        var named = env.getOrDefault(VARIABLE, "");
        return named.isEmpty() ? USUAL : Path.of(named);
    }

    /// Takes away what a guard that has ended left there of its sockets, and the folder where it holds nothing else.
    ///
    /// @throws IOException when it cannot be taken away
    public static void leave(Path run) throws IOException {
        for (var socket : List.of(SocketLink.SOCKET, SocketLink.CHILD_SOCKET)) {
            Files.deleteIfExists(run.resolve(socket));
        }
        try {
            Files.deleteIfExists(run);
        } catch (DirectoryNotEmptyException _) {
            // Somebody else has something in it.
        }
    }
}
