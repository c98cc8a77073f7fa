package org.porchlight.tool;

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
import org.porchlight.core.event.ParentFact.ParentNamed;
import org.porchlight.guard.Hindrance;
import org.porchlight.guard.ParentsAtRest;
import org.porchlight.guard.PolicyAtRest;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.RunFolder;
import org.porchlight.ipc.SocketLink;
import org.porchlight.ipc.json.FindingsJson;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.ParentsJson;
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
import org.porchlight.tool.setup.FamilyParents;
import org.porchlight.tool.setup.FamilyRules;
import org.porchlight.tool.setup.Parents;
import org.porchlight.tool.setup.Rules;
import org.porchlight.tool.setup.WantedParents;

/// `porchlight setup`: makes the ledger with its key, finds what a log-in and a desktop need, puts the family's first
/// rules in force and names a parent: as one answers at a terminal, or as a file says.
public final class Setup {
    private final Terminal terminal;
    private final Accounts accounts;
    private Texts words;

    /// @param accounts of this PC
    Setup(Terminal terminal, Accounts accounts) {
        this.terminal = terminal;
        this.accounts = accounts;
        this.words = Texts.of("tool", terminal.language());
    }

    /// @return the exit code
    public static int run(List<String> arguments) throws IOException {
        return new Setup(Terminal.ofProcess(), new LinuxAccounts()).carryOut(arguments);
    }

    int carryOut(List<String> arguments) throws IOException {
        return Chore.carryOut(terminal, arguments, _ -> setUp(arguments));
    }

    /// What was typed.
    ///
    /// @param answers name of the file with answers
    /// @param parent what the parent that is there is called
    /// @param fromInput whether secrets come from standard input
    private record Typed(Places places, Optional<String> answers, Optional<String> parent, boolean fromInput) {}

    private Optional<Typed> typed(List<String> arguments) {
        var rest = new ArrayList<>(arguments);
        boolean fromInput = rest.remove("--stdin");
        var answers = value(rest, "--answers");
        var parent = value(rest, "--parent");
        return Places.of(rest, terminal.env()).map(places -> new Typed(places, answers, parent, fromInput));
    }

    /// Takes an option and its value out of what was typed; one without a value stays.
    private static Optional<String> value(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        if (at < 0 || at + 1 == arguments.size()) {
            return Optional.empty();
        }
        arguments.remove(at);
        return Optional.of(arguments.remove(at));
    }

    private int setUp(List<String> arguments) throws Failure {
        var typed = typed(arguments).orElseThrow(() -> new Failure(Exit.USAGE, words.of("setup.usage")));
        if (typed.fromInput() && typed.answers().filter("-"::equals).isPresent()) {
            throw new Failure(Exit.USAGE, words.of("setup.two-inputs"));
        }
        var nameless = typed.parent().filter(name -> !FamilyParents.isName(name));
        if (nameless.isPresent()) {
            throw new Failure(Exit.USAGE, words.of("setup.parent-name", Integer.toString(ParentNamed.LONGEST_NAME)));
        }
        var places = typed.places();
        if (places.isDataUnknown()) {
            throw new Failure(Exit.USAGE, words.of("setup.which", places.run()));
        }
        if (!Platforms.isAdministrator()) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("setup.not-root"));
        }
        // Nothing is made before they can be read.
        var answers = typed.answers().isPresent()
                ? Optional.of(AnswersText.read(terminal, typed.answers().get()))
                : Optional.<AnswersText>empty();
        if (places.isGuardUnknown()) {
            // A guard that has the folder keeps it locked.
            return atRest(typed, answers);
        }
        try (var guard = SocketLink.connect(places.run().resolve(SocketLink.SOCKET))) {
            return setUp(typed, answers, Rules.of(guard), Parents.of(guard));
        } catch (GuardMissing nobody) {
            return atRest(typed, answers);
        } catch (IOException | StoreException | MachineException trouble) {
            throw failed(places.data(), trouble);
        }
    }

    private int atRest(Typed typed, Optional<AnswersText> answers) throws Failure {
        var data = typed.places().data();
        try (var store = SteadyStore.open(data)) {
            var clocks = new LinuxClocks();
            return setUp(
                    typed,
                    answers,
                    Rules.of(new PolicyAtRest(store, accounts, clocks)),
                    Parents.of(new ParentsAtRest(store, accounts, clocks)));
        } catch (IOException | StoreException | MachineException trouble) {
            throw failed(data, trouble);
        }
    }

    private Failure failed(Path data, Exception trouble) {
        var why = Hindrance.say(terminal.language(), data, trouble);
        return new Failure(Exit.ENVIRONMENT, words.of("setup.failed", data, why));
    }

    private int setUp(Typed typed, Optional<AnswersText> answers, Rules rules, Parents kept)
            throws Failure, IOException, StoreException, MachineException {
        var places = typed.places();
        boolean isQuiet = places.json();
        var programs = new SystemSetFile(places.data().resolve("system-set.tsv"))
                .current()
                .programs();
        var packages = new HashSet<String>();
        programs.values().stream().map(SystemSet.Program::packageName).forEach(packages::add);
        if (!isQuiet) {
            terminal.say(words.of("setup.ledger", places.data().toString()));
            terminal.say(words.of("setup.system-set", programs.size(), packages.size()));
        }
        var family = new FamilyRules(terminal, rules, isQuiet);
        boolean asks = terminal.isInteractive() && answers.isEmpty() && !isQuiet && !typed.fromInput();
        if (asks) {
            family.ask(accounts.people());
            words = Texts.of("tool", family.language());
        } else {
            take(typed, answers, family, kept);
        }
        var parents = new FamilyParents(terminal, kept, family.language());
        if (asks && !isEmpty(family)) {
            parents.ask(typed.parent());
        }
        if (isQuiet) {
            terminal.json(Json.object()
                    .text("data", places.data().toString())
                    .number("programs", programs.size())
                    .number("packages", packages.size())
                    .flag("hasPolicy", !isEmpty(family))
                    .flag("changed", family.isChanged())
                    .text("version", family.report().version())
                    .put("children", PolicyJson.persons(family.report()))
                    .put("parents", ParentsJson.list(parents.now()))
                    .put("notices", FindingsJson.notices(family.notices()))
                    .flag("guard", rules.areKept())
                    .end());
            return Exit.DONE;
        }
        family.tell();
        parents.tell();
        if (isEmpty(family)) {
            terminal.say(words.of(asks ? "setup.no-children" : "setup.how-on"));
        }
        if (!rules.areKept()) {
            terminal.say(words.of("setup.start", places.flags()));
        }
        if (!places.run().equals(RunFolder.USUAL)) {
            terminal.say(words.of("setup.elsewhere", places.run().toString()));
        }
        terminal.say(words.of("setup.undo", places.flags()));
        if (family.language() != terminal.language()) {
            terminal.say(words.of("setup.language"));
        }
        return Exit.DONE;
    }

    /// Puts in force what was typed, and what a file says. Everything is read and judged before anything is kept.
    private void take(Typed typed, Optional<AnswersText> answers, FamilyRules family, Parents kept)
            throws Failure, IOException, StoreException, MachineException {
        var wanted = family.read(answers);
        var named = new ArrayList<>(wanted.parents());
        typed.parent().map(FamilyParents::called).ifPresent(named::add);
        var parents = new WantedParents(
                terminal, kept, accounts, family.language(), typed.places().json(), typed.fromInput());
        var judged = parents.read(named, wanted.policy());
        family.put(wanted);
        parents.keep(judged);
    }

    private static boolean isEmpty(FamilyRules family) throws IOException, StoreException {
        return PolicyJson.persons(family.report()) instanceof Json.Arr(var children) && children.isEmpty();
    }
}
