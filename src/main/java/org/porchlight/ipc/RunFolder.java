package org.porchlight.ipc;

import java.nio.file.Path;
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
}
