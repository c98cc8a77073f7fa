package org.porchlight.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.porchlight.guard.GuardOptions;

/// Arguments of the chores: where a guard keeps things, and in which form to answer.
///
/// @param data folder of the ledger; absolute
/// @param run folder of the socket; absolute
/// @param json whether to answer in JSON
record Places(Path data, Path run, boolean json) {
    /// Reads a command line; nothing when it cannot be understood.
    static Optional<Places> of(List<String> arguments) {
        var places = new Places(GuardOptions.DATA, GuardOptions.RUN, false);
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var name = rest.next();
            if (name.equals("--json")) {
                places = new Places(places.data, places.run, true);
            } else if (name.equals("--data") && rest.hasNext()) {
                places = new Places(Path.of(rest.next()).toAbsolutePath(), places.run, places.json);
            } else if (name.equals("--run") && rest.hasNext()) {
                places = new Places(places.data, Path.of(rest.next()).toAbsolutePath(), places.json);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }
}
