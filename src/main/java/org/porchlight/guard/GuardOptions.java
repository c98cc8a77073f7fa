package org.porchlight.guard;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.ipc.RunFolder;

/// How a guard is started.
///
/// @param data folder of the ledger; absolute
/// @param run folder of the socket; absolute
/// @param soft whether it runs without root and holds only what it started
/// @param restore whether its end takes back every change to the operating system
/// @param supervised whether a supervisor listens to its standard output
public record GuardOptions(Path data, Path run, boolean soft, boolean restore, boolean supervised) {
    /// Where a guard keeps its ledger when nothing else is said.
    public static final Path DATA = Path.of("/var/lib/porchlight");

    /// Reads a command line; nothing when it cannot be understood.
    ///
    /// @param env the variables of the environment
    static Optional<GuardOptions> of(List<String> arguments, Map<String, String> env) {
        var data = DATA;
        var run = absolute(RunFolder.of(env));
        boolean soft = false;
        boolean restore = false;
        boolean supervised = false;
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            switch (rest.next()) {
                case "--soft" -> soft = true;
                case "--restore" -> restore = true;
                case Supervisor.SUPERVISED -> supervised = true;
                case String name
                when (name.equals("--data") || name.equals("--run")) && rest.hasNext() -> {
                    var folder = absolute(Path.of(rest.next()));
                    data = name.equals("--data") ? folder : data;
                    run = name.equals("--run") ? folder : run;
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new GuardOptions(data, run, soft, restore, supervised));
    }

    private static Path absolute(Path typed) {
        return typed.toAbsolutePath().normalize();
    }

    /// Tells this guard's tables and groups from those of another guard on the same machine; empty for the usual one.
    public String suffix() {
        return run.equals(RunFolder.USUAL) ? "" : Integer.toHexString(run.hashCode());
    }
}
