package org.porchlight.tool.setup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Prompt;
import org.porchlight.cli.Terminal;
import org.porchlight.core.event.ParentFact.ParentNamed;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.Strength;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.guard.ParentJudge;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.port.Accounts;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.text.Digits;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Texts;

/// Parents whom a file or an option names, with their secrets. All of it is read and judged before anything is kept, so
/// that nothing is half done. A secret that somebody has stays; one that is missing is taken, however often.
public final class WantedParents {
    private static final List<SecretKind> KINDS = List.of(SecretKind.PASSPHRASE, SecretKind.PIN);

    private final Terminal terminal;
    private final Parents parents;
    private final Accounts accounts;
    private final Texts words;
    private final Refusals refusals;
    private final Prompt prompt;
    private final boolean isQuiet;
    private final boolean fromInput;

    /// @param parents where they are kept
    /// @param accounts of this PC
    /// @param isQuiet whether a program waits for the answer
    /// @param fromInput whether secrets come from standard input
    public WantedParents(
            Terminal terminal,
            Parents parents,
            Accounts accounts,
            Language language,
            boolean isQuiet,
            boolean fromInput) {
        this.terminal = terminal;
        this.parents = parents;
        this.accounts = accounts;
        this.words = Texts.of("setup", language);
        this.refusals = new Refusals(language);
        this.prompt = new Prompt(terminal, language, fromInput);
        this.isQuiet = isQuiet;
        this.fromInput = fromInput;
    }

    /// What can be kept.
    ///
    /// @param named those who are no parent yet
    /// @param secrets those that are missing and were given
    public record Judged(List<Command.NameParent> named, List<Command.SetSecret> secrets) {
        public Judged {
            named = List.copyOf(named);
            secrets = List.copyOf(secrets);
        }
    }

    /// One of the family as it will be.
    ///
    /// @param entry with the secrets that there are now
    private record Person(ParentEntry entry, ParentNamed named) {}

    /// Reads the secrets, judges everything and changes nothing.
    ///
    /// @param policy the rules as they will be
    /// @throws Failure where anything of it cannot be
    public Judged read(List<Command.NameParent> wanted, Policy policy)
            throws Failure, IOException, StoreException, MachineException {
        var family = new ArrayList<Person>();
        for (var entry : parents.now()) {
            family.add(new Person(entry, named(entry)));
        }
        var people = new ArrayList<Person>();
        var fresh = new ArrayList<Command.NameParent>();
        for (var parent : wanted) {
            var known = family.stream()
                    .filter(one -> one.entry().id().equals(parent.parent()))
                    .findFirst();
            if (known.isEmpty()) {
                family.add(judged(parent, family, policy));
                fresh.add(parent);
                people.add(family.getLast());
            } else if (!isAsWanted(known.get().entry(), parent)) {
                throw new Failure(
                        Exit.REFUSED,
                        words.of("parents.otherwise", parent.parent().value()));
            } else if (!people.contains(known.get())) {
                people.add(known.get());
            }
        }
        return new Judged(fresh, secrets(people, judge(family, policy)));
    }

    private static boolean isAsWanted(ParentEntry known, Command.NameParent wanted) {
        return known.name().equals(wanted.name())
                && known.rank() == wanted.rank()
                && known.account().equals(wanted.account());
    }

    private ParentNamed named(ParentEntry entry) throws MachineException {
        var account = Optional.<ParentNamed.Account>empty();
        if (entry.account().isPresent()) {
            var name = entry.account().get();
            account = accounts.id(name).map(id -> new ParentNamed.Account(name, id));
        }
        return new ParentNamed(entry.id(), entry.name(), entry.rank(), account);
    }

    /// The guard judges it again by what it alone knows.
    private ParentJudge judge(List<Person> family, Policy policy) {
        return new ParentJudge(accounts, family.stream().map(Person::named).toList(), policy.children(), _ -> false);
    }

    private Person judged(Command.NameParent parent, List<Person> family, Policy policy)
            throws Failure, StoreException, MachineException {
        var id = parent.parent();
        if (!parents.canBeNamed()) {
            throw refused(new Answer.Refused("needs-guard-for-parents", ""));
        }
        if (policy.child(new ChildId(id.value())).isPresent()) {
            throw refused(new Answer.Refused("id-of-a-child", id.value()));
        }
        return switch (judge(family, policy).named(parent)) {
            case ParentJudge.Judged.Not(var why) -> throw refused(why);
            case ParentJudge.Judged.Fit(var account) ->
                new Person(
                        new ParentEntry(id, parent.name(), parent.rank(), parent.account(), false, false),
                        new ParentNamed(id, parent.name(), parent.rank(), account));
        };
    }

    private Failure refused(Answer.Refused refusal) {
        return new Failure(Exit.REFUSED, words.of("parents.unchanged", refusals.say(refusal.why(), refusal.detail())));
    }

    private List<Command.SetSecret> secrets(List<Person> people, ParentJudge judge) throws Failure, IOException {
        if (fromInput && terminal.unseen().isEmpty()) {
            return lines(people, judge);
        }
        var given = new ArrayList<Command.SetSecret>();
        if (fromInput || (prompt.isTyped() && !isQuiet)) {
            for (var person : people) {
                for (var kind : KINDS) {
                    if (!has(person, kind)) {
                        typed(person, kind, judge).ifPresent(given::add);
                    }
                }
            }
        } else {
            people.stream()
                    .filter(person -> !person.entry().passphrase())
                    .forEach(person -> say("parents.secrets-later", idOf(person)));
        }
        return given;
    }

    /// Takes a secret; at a terminal until it will do, or nothing is typed.
    private Optional<Command.SetSecret> typed(Person person, SecretKind kind, ParentJudge judge) throws Failure {
        while (true) {
            var typed = prompt.freshOrNone(kind, person.entry().id());
            if (typed.isEmpty()) {
                say("parents.later." + kind, idOf(person));
                return Optional.empty();
            }
            var set = set(person, kind, typed.get());
            var weak = judge.weakness(person.named(), set);
            if (weak.isEmpty()) {
                return Optional.of(set);
            }
            var why = refusals.say(weak.get().why(), weak.get().detail());
            if (!prompt.isTyped()) {
                throw new Failure(Exit.USAGE, words.of("parents.unchanged", why));
            }
            terminal.say(why);
        }
    }

    /// Two lines for each parent, in the order in which they are named and whoever has what already: a line is the same
    /// one's whenever it is read.
    private List<Command.SetSecret> lines(List<Person> people, ParentJudge judge) throws Failure, IOException {
        var lines = input(people);
        var given = new ArrayList<Command.SetSecret>();
        int no = 0;
        for (var person : people) {
            for (var kind : KINDS) {
                var line = lines.get(no);
                no++;
                if (has(person, kind)) {
                    say("parents.has-already." + kind, Integer.toString(no), idOf(person));
                } else if (line.isEmpty()) {
                    say("parents.later." + kind, idOf(person));
                } else {
                    say("parents.taken." + kind, Integer.toString(no), idOf(person));
                    given.add(demandStrong(no, kind, person, line, judge));
                }
            }
        }
        return given;
    }

    /// @return as many lines as there are secrets
    private List<String> input(List<Person> people) throws Failure, IOException {
        int wanted = people.size() * KINDS.size();
        var lines = new ArrayList<String>();
        for (var line = line(); line.isPresent() && lines.size() <= wanted; line = line()) {
            lines.add(line.get());
        }
        if (people.isEmpty() && !lines.isEmpty()) {
            throw new Failure(Exit.USAGE, words.of("parents.lines-nobody"));
        }
        if (lines.size() != wanted) {
            throw new Failure(
                    Exit.USAGE,
                    words.of(lines.size() < wanted ? "parents.lines-few" : "parents.lines-many", order(people)));
        }
        return lines;
    }

    private Optional<String> line() throws IOException {
        return terminal.line(4 * SecretText.LONGEST);
    }

    /// Whose secret each line is.
    private String order(List<Person> people) {
        var order = new ArrayList<String>();
        for (var person : people) {
            for (var kind : KINDS) {
                order.add(words.of("parents.line-of", order.size() + 1, what(kind, person)));
            }
        }
        return String.join(words.of("parents.line-and"), order);
    }

    private Command.SetSecret demandStrong(int no, SecretKind kind, Person person, String line, ParentJudge judge)
            throws Failure {
        var typed = kind == SecretKind.PIN ? Digits.plain(line) : line;
        if (!SecretText.isValid(typed)) {
            throw wrong(no, kind, person, new Answer.Refused("weak-too-long", ""));
        }
        var set = set(person, kind, new SecretText(typed));
        var weak = judge.weakness(person.named(), set);
        if (weak.isPresent()) {
            throw wrong(no, kind, person, weak.get());
        }
        return set;
    }

    private Failure wrong(int no, SecretKind kind, Person person, Answer.Refused why) {
        var sentence = refusals.say(why.why(), why.detail());
        return new Failure(Exit.USAGE, words.of("parents.line-wrong", no, what(kind, person), sentence));
    }

    private String what(SecretKind kind, Person person) {
        return words.of("parents.secret." + kind, idOf(person));
    }

    private static boolean has(Person person, SecretKind kind) {
        return kind == SecretKind.PIN ? person.entry().pin() : person.entry().passphrase();
    }

    private static Command.SetSecret set(Person person, SecretKind kind, SecretText typed) {
        return new Command.SetSecret(person.entry().id(), kind, typed, Optional.empty());
    }

    private static String idOf(Person person) {
        return person.entry().id().value();
    }

    /// Names them and keeps their secrets.
    public void keep(Judged judged) throws Failure, IOException, StoreException, MachineException {
        for (var parent : judged.named()) {
            parents.demand(parents.name(parent), words, refusals);
        }
        for (var secret : judged.secrets()) {
            parents.demand(parents.set(secret), words, refusals);
            if (secret.kind() == SecretKind.PASSPHRASE) {
                var grade = Strength.grade(secret.fresh().typed());
                say("parents.strength-of." + grade, secret.parent().value());
            }
        }
    }

    private void say(String key, Object... args) {
        if (!isQuiet) {
            terminal.say(words.of(key, args));
        }
    }
}
