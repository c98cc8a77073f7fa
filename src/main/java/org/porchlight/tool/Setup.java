package org.porchlight.tool;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.porchlight.cli.Chore;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.guard.Hindrance;
import org.porchlight.ipc.json.Json;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.gate.SystemSet;
import org.porchlight.platform.linux.gate.SystemSetFile;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;
import org.porchlight.text.Texts;

/// `porchlight setup`: makes the ledger with its key, and finds what a log-in and a desktop need.
public final class Setup {
    private final Terminal terminal;
    private final Texts words;

    private Setup(Terminal terminal) {
        this.terminal = terminal;
        this.words = Texts.of("tool", terminal.language());
    }

    /// @return the exit code
    public static int run(List<String> arguments) throws IOException {
        return Chore.carryOut(arguments, terminal -> new Setup(terminal).setUp(arguments));
    }

    private int setUp(List<String> arguments) throws Failure {
        var places = Places.of(arguments, terminal.env())
                .orElseThrow(() -> new Failure(Exit.USAGE, words.of("setup.usage")));
        if (places.isDataUnknown()) {
            throw new Failure(Exit.USAGE, words.of("setup.which", places.run()));
        }
        if (!Platforms.isAdministrator()) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("setup.not-root"));
        }
        var data = places.data();
        try (var store = SqliteStore.open(data)) {
            boolean fresh = store.policy().isEmpty();
            var programs =
                    new SystemSetFile(data.resolve("system-set.tsv")).current().programs();
            var packages = new HashSet<String>();
            programs.values().stream().map(SystemSet.Program::packageName).forEach(packages::add);
            if (places.json()) {
                terminal.json(Json.object()
                        .text("data", data.toString())
                        .number("programs", programs.size())
                        .number("packages", packages.size())
                        .flag("hasPolicy", !fresh)
                        .end());
                return Exit.DONE;
            }
            terminal.say(words.of("setup.ledger", data.toString()));
            terminal.say(words.of("setup.system-set", programs.size(), packages.size()));
            terminal.say(words.of(fresh ? "setup.next" : "setup.next-again"));
            terminal.say(words.of("setup.undo"));
            return Exit.DONE;
        } catch (StoreException | MachineException trouble) {
            var why = Hindrance.say(terminal.language(), data, trouble);
            throw new Failure(Exit.ENVIRONMENT, words.of("setup.failed", data, why));
        }
    }
}
