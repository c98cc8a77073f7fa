package org.porchlight.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.guard.GuardOptions;
import org.porchlight.ipc.RunFolder;

/// Arguments of the chores: where a guard keeps things, and in which form to answer.
///
/// @param named folder of the ledger as it was typed; absolute
/// @param run folder of the socket; absolute
/// @param json whether to answer in JSON
record Places(Optional<Path> named, Path run, boolean json) {
    /// Reads a command line; nothing when it cannot be understood.
    ///
    /// @param env the variables of the environment
    static Optional<Places> of(List<String> arguments, Map<String, String> env) {
        var places = new Places(Optional.empty(), absolute(RunFolder.of(env)), false);
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var name = rest.next();
            if (name.equals("--json")) {
                places = new Places(places.named, places.run, true);
            } else if (name.equals("--data") && rest.hasNext()) {
                places = new Places(Optional.of(absolute(Path.of(rest.next()))), places.run, places.json);
            } else if (name.equals("--run") && rest.hasNext()) {
                places = new Places(places.named, absolute(Path.of(rest.next())), places.json);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }

    private static Path absolute(Path typed) {
        return typed.toAbsolutePath().normalize();
    }

    /// Folder of the ledger; absolute.
    Path data() {
        return named.orElse(GuardOptions.DATA);
    }

    /// Whether another ledger than the usual one is meant and nobody says whose: a guard at the usual place may have
    /// nothing to do with it.
    boolean isGuardUnknown() {
        return !data().equals(GuardOptions.DATA) && run.equals(RunFolder.USUAL);
    }

    /// Whether another guard than the usual one is meant and nobody says where that keeps its ledger.
    boolean isDataUnknown() {
        return named.isEmpty() && !run.equals(RunFolder.USUAL);
    }

    /// What is typed behind a verb that is to find all here: empty for the usual places, else with a blank before each
    /// word.
    String flags() {
        var data = data().equals(GuardOptions.DATA) ? "" : " --data " + quoted(data());
        return run.equals(RunFolder.USUAL) ? data : data + " --run " + quoted(run);
    }

    /// For a shell.
    private static String quoted(Path folder) {
        var name = folder.toString();
        return name.matches("[\\w/.,:@%+-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
