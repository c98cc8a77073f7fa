package org.porchlight.tool;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.gate.SystemSet;
import org.porchlight.platform.linux.gate.SystemSetFile;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// `porchlight setup`: makes the ledger with its key, and finds what a log-in and a desktop need.
public final class Setup {
    private Setup() {}

    /// @return the exit code
    public static int run(List<String> arguments) throws IOException {
        var words = Texts.of("tool", Language.of(Locale.getDefault()));
        var places = Places.of(arguments, System.getenv());
        if (places.isEmpty()) {
            System.err.println(words.of("setup.usage"));
            return 2;
        }
        if (places.get().isDataUnknown()) {
            System.err.println(words.of("setup.which", places.get().run()));
            return 2;
        }
        if (!Platforms.isAdministrator()) {
            System.err.println(words.of("setup.not-root"));
            return 3;
        }
        var data = places.get().data();
        try (var store = SqliteStore.open(data)) {
            boolean fresh = store.policy().isEmpty();
            var programs =
                    new SystemSetFile(data.resolve("system-set.tsv")).current().programs();
            var packages = new HashSet<String>();
            programs.values().stream().map(SystemSet.Program::packageName).forEach(packages::add);
            if (places.get().json()) {
                System.out.println(JsonText.write(Json.object()
                        .text("data", data.toString())
                        .number("programs", programs.size())
                        .number("packages", packages.size())
                        .flag("hasPolicy", !fresh)
                        .end()));
                return 0;
            }
            System.out.println(words.of("setup.ledger", data.toString()));
            System.out.println(words.of("setup.system-set", programs.size(), packages.size()));
            System.out.println(words.of(fresh ? "setup.next" : "setup.next-again"));
            System.out.println(words.of("setup.undo"));
            return 0;
        } catch (StoreException | MachineException trouble) {
            System.err.println(words.of("setup.failed", data, Said.of(data, trouble)));
            return 5;
        }
    }
}
