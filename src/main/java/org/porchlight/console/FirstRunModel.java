package org.porchlight.console;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.console.FirstRun.Person;
import org.porchlight.console.FirstRun.Step;
import org.porchlight.console.FirstRun.Wrong;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.PersonEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;

/// Leads a parent who has never seen it through the first run. Nothing is in force before the end; then the rules are
/// put in force, the parent is named and the secrets are given, each once, so that an attempt that failed can be made
/// again from where it failed.
final class FirstRunModel {
    private static final String NAMED_ELSE = "parent";

    private static final FirstRun.Parent NOBODY = new FirstRun.Parent("", Optional.empty(), "", "", "");

    /// Before anything was answered.
    static final FirstRun.Said NOTHING_SAID =
            new FirstRun.Said(ZoneOffset.UTC, true, NOBODY, List.of(), OtherAccounts.REPORT);

    private enum Part {
        RULES,
        PARENT,
        PASSPHRASE,
        PIN
    }

    private final Guard guard;
    private final Clock clock;
    private final Optional<String> account;
    private final boolean soft;
    private final Set<Part> taken = new HashSet<>();
    private Consumer<FirstRun> listener = _ -> {};
    private FirstRun now;
    private @Nullable Policy before;
    private String version = "";
    private Set<ParentId> others = Set.of();

    /// @param account of whoever answers, where it is known
    /// @param soft whether the guard runs without root, and so sees no account
    FirstRunModel(Guard guard, Clock clock, Optional<String> account, boolean soft) {
        this.guard = guard;
        this.clock = clock;
        this.account = account;
        this.soft = soft;
        now = new FirstRun(
                Step.LANGUAGE,
                NOTHING_SAID.with(clock.getZone()).with(NOBODY.using(account)),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /// Tells the screen now and at every change.
    void show(Consumer<FirstRun> onChange) {
        listener = onChange;
        listener.accept(now);
    }

    /// Asks the guard what there is.
    void begin() {
        guard.ask(new Command.GetPolicy(), this::policyRead, this::failed);
        readPeople();
        guard.ask(new Command.Parents(), this::parentsRead, this::failed);
    }

    private void readPeople() {
        guard.ask(new Command.People(), this::peopleRead, this::failed);
    }

    private void policyRead(Answer answer) {
        if (answer instanceof Answer.Policy(var report)) {
            version = report.version();
            before = PolicyChange.read(report.json()).orElse(null);
            present(now);
        }
    }

    private void peopleRead(Answer answer) {
        if (answer instanceof Answer.People(var people)) {
            say(now.said()
                    .with(people.stream()
                            .filter(person -> person.child().isEmpty())
                            .map(PersonEntry::account)
                            .map(FirstRunModel::nobodys)
                            .toList()));
        }
    }

    private static Person nobodys(String account) {
        return new Person(account, "", "", Optional.empty());
    }

    /// Takes what was answered otherwise. What was sent of it already is sent anew.
    void say(FirstRun.Said said) {
        var parent = said.parent();
        var before = now.said().parent();
        if (!parent.name().equals(before.name()) || !parent.account().equals(before.account())) {
            taken.removeAll(Set.of(Part.PARENT, Part.PASSPHRASE, Part.PIN));
        }
        if (!parent.passphrase().equals(before.passphrase())) {
            taken.remove(Part.PASSPHRASE);
        }
        if (!parent.pin().equals(before.pin())) {
            taken.remove(Part.PIN);
        }
        present(new FirstRun(now.step(), said, now.draft(), Optional.empty(), now.busy()));
    }

    /// Goes one step on, or says why not; from the last question the answers are put in force. Where no
    /// account is there to say anything of, it looks again whether there is one.
    void next() {
        if (now.busy()) {
            return;
        }
        if (now.lacksAccounts()) {
            readPeople();
            return;
        }
        var wrong = answers(now.said()).wrongWith(now.step());
        if (wrong.isPresent()) {
            present(at(now.step(), wrong, false));
        } else if (now.step() == Step.REVIEW || areRulesInForce()) {
            present(at(now.step(), Optional.empty(), true));
            put();
        } else if (now.step() != Step.DONE) {
            present(at(now.step().next(), Optional.empty(), false));
        }
    }

    /// Has an account that may be limited be the parent's own and no child's; nothing for none of these.
    void ofParent(Optional<String> chosen) {
        var listed = now.said().people().stream().map(Person::account).toList();
        var own = chosen.or(() -> account.filter(name -> !listed.contains(name)));
        var said = now.said().with(now.said().parent().using(own));
        say(chosen.map(FirstRunModel::nobodys).map(said::with).orElse(said));
    }

    /// Whether the guard runs without root, and so sees no account.
    boolean isSoft() {
        return soft;
    }

    /// The account of whoever answers, where it is known.
    Optional<String> account() {
        return account;
    }

    void back() {
        if (!now.busy() && now.step() != Step.LANGUAGE && now.step() != Step.DONE && !areRulesInForce()) {
            present(at(now.step().before(), Optional.empty(), false));
        }
    }

    /// From then on only the parent's own answers are open.
    private boolean areRulesInForce() {
        return taken.contains(Part.RULES);
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return answers(now.said()).today();
    }

    private FirstRunAnswers answers(FirstRun.Said said) {
        return new FirstRunAnswers(said, LocalDate.ofInstant(clock.instant(), said.zone()));
    }

    private void parentsRead(Answer answer) {
        if (answer instanceof Answer.Parents(var parents)) {
            others = parents.stream().map(ParentEntry::id).collect(Collectors.toSet());
        }
    }

    /// What the name says in the letters of an id; else the first of `parent`, `parent-2` and so on that is nobody's.
    private ParentId parentId() {
        var plain = now.said().parent().called().toLowerCase(Locale.ROOT).replace(' ', '-');
        return Stream.concat(
                        Stream.of(plain, NAMED_ELSE),
                        Stream.iterate(2, no -> no + 1).map(no -> NAMED_ELSE + "-" + no))
                .filter(ParentId::isValid)
                .map(ParentId::new)
                .filter(id -> !others.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private void put() {
        var next =
                Stream.of(Part.values()).filter(part -> !taken.contains(part)).findFirst();
        if (next.isEmpty()) {
            present(at(Step.DONE, Optional.empty(), false));
            return;
        }
        var part = next.get();
        command(part)
                .ifPresentOrElse(
                        command -> guard.ask(command, answer -> took(part, answer), this::failed), () -> took(part));
    }

    private Optional<Command.ByParent> command(Part part) {
        var parent = now.said().parent();
        return switch (part) {
            case PARENT ->
                Optional.of(new Command.NameParent(parentId(), parent.called(), Rank.GUARDIAN, parent.account()));
            case PASSPHRASE -> secret(SecretKind.PASSPHRASE, parent.passphrase());
            case PIN -> secret(SecretKind.PIN, parent.pin());
            case RULES ->
                now.draft().map(policy -> new Command.PutPolicy(PolicyText.write(policy), Optional.of(version)));
        };
    }

    private Optional<Command.ByParent> secret(SecretKind kind, String typed) {
        return typed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Command.SetSecret(parentId(), kind, new SecretText(typed), Optional.empty()));
    }

    private void took(Part part, Answer answer) {
        switch (answer) {
            case Answer.Invalid(var problems) ->
                present(at(
                        Step.REVIEW,
                        Optional.of(new Wrong.Invalid(problems.getFirst().sentence())),
                        false));
            case Answer.Conflict conflict -> {
                // Somebody else put rules in force meanwhile: those are asked for, and the parent looks once more.
                version = conflict.version();
                guard.ask(new Command.GetPolicy(), this::policyRead, this::failed);
                present(at(Step.REVIEW, Optional.empty(), false));
            }
            default -> took(part);
        }
    }

    private void took(Part part) {
        taken.add(part);
        put();
    }

    /// What is wrong with the parent's answers only the guard knows, which has all birthdays and names then.
    private void failed(Trouble why) {
        var step = areRulesInForce() ? Step.PASSPHRASE : now.step();
        present(at(step, Optional.of(new Wrong.NotTaken(why)), false));
    }

    private FirstRun at(Step step, Optional<Wrong> wrong, boolean busy) {
        return new FirstRun(step, now.said(), now.draft(), wrong, busy);
    }

    private void present(FirstRun next) {
        // Once it is done the secrets are of no use here.
        var parent = next.said().parent();
        var said = next.step() == Step.DONE ? next.said().with(parent.typed(parent.name(), "", "", "")) : next.said();
        var draft = Optional.ofNullable(before).flatMap(answers(said)::over);
        now = new FirstRun(next.step(), said, draft, next.trouble(), next.busy());
        listener.accept(now);
    }
}
