package org.porchlight.tool;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.porchlight.cli.Chore;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.guard.Hindrance;
import org.porchlight.guard.PolicyAtRest;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.ipc.json.FindingsJson;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.PolicyJson;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.LinuxAccounts;
import org.porchlight.platform.linux.LinuxClocks;
import org.porchlight.platform.linux.gate.SystemSet;
import org.porchlight.platform.linux.gate.SystemSetFile;
import org.porchlight.port.Accounts;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;
import org.porchlight.text.Texts;
import org.porchlight.tool.setup.AnswersText;
import org.porchlight.tool.setup.FamilyRules;
import org.porchlight.tool.setup.Rules;

/// `porchlight setup`: makes the ledger with its key, finds what a log-in and a desktop need, and puts the family's
/// first
/// rules in force: as a parent answers at a terminal, or as a file says.
public final class Setup {
    private final Terminal terminal;
    private final boolean isAtTerminal;
    private final Accounts accounts;
    private Texts words;

    /// @param isAtTerminal whether somebody is there to be asked
    /// @param accounts of this PC
    Setup(Terminal terminal, boolean isAtTerminal, Accounts accounts) {
        this.terminal = terminal;
        this.isAtTerminal = isAtTerminal;
        this.accounts = accounts;
        this.words = Texts.of("tool", terminal.language());
    }

    /// @return the exit code
    public static int run(List<String> arguments) throws IOException {
        boolean isAtTerminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        var setup = new Setup(Terminal.ofProcess(), isAtTerminal, new LinuxAccounts());
        return setup.carryOut(arguments);
    }

    int carryOut(List<String> arguments) throws IOException {
        return Chore.carryOut(terminal, arguments, _ -> setUp(arguments));
    }

    /// What was typed.
    ///
    /// @param answers name of the file with answers
    private record Typed(Places places, Optional<String> answers) {}

    private Optional<Typed> typed(List<String> arguments) {
        var rest = new ArrayList<>(arguments);
        int at = rest.indexOf("--answers");
        var answers = Optional.<String>empty();
        if (at >= 0) {
            if (at + 1 == rest.size()) {
                return Optional.empty();
            }
            answers = Optional.of(rest.remove(at + 1));
            rest.remove(at);
        }
        var file = answers;
        return Places.of(rest, terminal.env()).map(places -> new Typed(places, file));
    }

    private int setUp(List<String> arguments) throws Failure {
        var typed = typed(arguments).orElseThrow(() -> new Failure(Exit.USAGE, words.of("setup.usage")));
        var places = typed.places();
        if (places.isDataUnknown()) {
            throw new Failure(Exit.USAGE, words.of("setup.which", places.run()));
        }
        if (!Platforms.isAdministrator()) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("setup.not-root"));
        }
        try (var guard = SocketLink.connect(places.run().resolve(SocketLink.SOCKET))) {
            return setUp(typed, Rules.of(guard));
        } catch (GuardMissing nobody) {
            return atRest(typed);
        } catch (IOException | StoreException | MachineException trouble) {
            throw failed(places.data(), trouble);
        }
    }

    private int atRest(Typed typed) throws Failure {
        var data = typed.places().data();
        try (var store = SteadyStore.open(data)) {
            return setUp(typed, Rules.of(new PolicyAtRest(store, accounts, new LinuxClocks())));
        } catch (IOException | StoreException | MachineException trouble) {
            throw failed(data, trouble);
        }
    }

    private Failure failed(Path data, Exception trouble) {
        var why = Hindrance.say(terminal.language(), data, trouble);
        return new Failure(Exit.ENVIRONMENT, words.of("setup.failed", data, why));
    }

    private int setUp(Typed typed, Rules rules) throws Failure, IOException, StoreException, MachineException {
        var places = typed.places();
        var programs = new SystemSetFile(places.data().resolve("system-set.tsv"))
                .current()
                .programs();
        var packages = new HashSet<String>();
        programs.values().stream().map(SystemSet.Program::packageName).forEach(packages::add);
        if (!places.json()) {
            terminal.say(words.of("setup.ledger", places.data().toString()));
            terminal.say(words.of("setup.system-set", programs.size(), packages.size()));
        }
        var family = new FamilyRules(terminal, rules, places.json());
        if (typed.answers().isPresent()) {
            var file = typed.answers().get();
            family.take(file, AnswersText.read(terminal, file));
        }
        boolean asks = isAtTerminal && typed.answers().isEmpty() && !places.json();
        if (asks) {
            family.ask(accounts.people());
            words = Texts.of("tool", family.language());
        } else if (!places.json()) {
            family.tell();
        }
        var report = family.report();
        var children = PolicyJson.persons(report);
        boolean isEmpty = children instanceof Json.Arr(var items) && items.isEmpty();
        if (places.json()) {
            terminal.json(Json.object()
                    .text("data", places.data().toString())
                    .number("programs", programs.size())
                    .number("packages", packages.size())
                    .flag("hasPolicy", !isEmpty)
                    .flag("changed", family.isChanged())
                    .text("version", report.version())
                    .put("children", children)
                    .put("notices", FindingsJson.notices(family.notices()))
                    .flag("guard", rules.areKept())
                    .end());
            return Exit.DONE;
        }
        if (isEmpty) {
            terminal.say(words.of(asks ? "setup.no-children" : "setup.how-on"));
        }
        if (!rules.areKept()) {
            terminal.say(words.of("setup.start"));
        }
        terminal.say(words.of("setup.undo"));
        return Exit.DONE;
    }
}
