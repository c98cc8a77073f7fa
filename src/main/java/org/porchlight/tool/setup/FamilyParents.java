package org.porchlight.tool.setup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Prompt;
import org.porchlight.cli.Terminal;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.Strength;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Texts;

/// What setup asks about the family's parents: who is one, a passphrase and a PIN, typed without being shown; what is
/// not given can be given later. Those whom a file names are [WantedParents].
public final class FamilyParents {
    private static final Set<String> OTHER_ID = Set.of("id-of-a-child");
    private static final Set<String> OTHER_ACCOUNT =
            Set.of("no-such-account", "account-of-root", "account-of-a-child", "account-of-a-parent");
    private static final String NONE = "-";

    private final Terminal terminal;
    private final Parents parents;
    private final Texts words;
    private final Refusals refusals;
    private final Prompt prompt;

    /// @param parents where they are kept
    public FamilyParents(Terminal terminal, Parents parents, Language language) {
        this.terminal = terminal;
        this.parents = parents;
        this.words = Texts.of("setup", language);
        this.refusals = new Refusals(language);
        this.prompt = new Prompt(terminal, language, false);
    }

    /// Somebody of whom nothing but the name is known.
    public static Command.NameParent called(String name) {
        return new Command.NameParent(
                Reading.idOf(name).orElseGet(() -> new ParentId("parent")), name, Rank.GUARDIAN, Optional.empty());
    }

    /// Whether somebody can be called so.
    public static boolean isName(String text) {
        return Reading.isParentName(text);
    }

    /// Asks a parent at the terminal who is one.
    ///
    /// @param called name of the one that is there, where it is known
    public void ask(Optional<String> called) throws Failure, IOException, StoreException, MachineException {
        var dialogue = new Dialogue(terminal, words, "parents.ended");
        if (called.isEmpty() && !parents.now().isEmpty()) {
            return;
        }
        if (!parents.canBeNamed()) {
            dialogue.say("parents.later");
            return;
        }
        dialogue.say("parents.why");
        var who = dialogue.walk(() -> who(dialogue, called));
        if (who.isEmpty()) {
            dialogue.say("parents.how");
            return;
        }
        var id = named(dialogue, who.get());
        dialogue.say("parents.passphrase", Integer.toString(Strength.SHORTEST));
        dialogue.say("parents.recovery", id.value());
        give(SecretKind.PASSPHRASE, id);
        dialogue.say("parents.pin");
        give(SecretKind.PIN, id);
        dialogue.say("parents.more");
    }

    /// @return nothing where nobody is to be named
    private Optional<Command.NameParent> who(Dialogue dialogue, Optional<String> called) throws Failure {
        if (called.isEmpty() && !dialogue.isYes(words.of("parents.wanted"), true)) {
            return Optional.empty();
        }
        var name = dialogue.ask(
                words.of("parents.name"),
                called.orElse(""),
                typed -> Optional.of(typed).filter(Reading::isParentName),
                "parents.name-wrong");
        var id = id(dialogue, Reading.idOf(name));
        return Optional.of(new Command.NameParent(id, name, Rank.GUARDIAN, account(dialogue)));
    }

    /// Asks once more for what cannot be, until somebody is named.
    private ParentId named(Dialogue dialogue, Command.NameParent who)
            throws Failure, IOException, StoreException, MachineException {
        var id = who.parent();
        var account = who.account();
        while (true) {
            var answer = parents.name(new Command.NameParent(id, who.name(), who.rank(), account));
            if (answer instanceof Answer.Refused(var why, var detail) && OTHER_ID.contains(why)) {
                terminal.say(refusals.say(why, detail));
                id = id(dialogue, Optional.empty());
            } else if (answer instanceof Answer.Refused(var why, var detail) && OTHER_ACCOUNT.contains(why)) {
                terminal.say(refusals.say(why, detail));
                account = account(dialogue);
            } else {
                parents.demand(answer, words, refusals);
                return id;
            }
        }
    }

    private ParentId id(Dialogue dialogue, Optional<ParentId> usual) throws Failure {
        return dialogue.ask(
                words.of("parents.id"),
                usual.map(ParentId::value).orElse(""),
                typed -> Optional.of(typed).filter(ParentId::isValid).map(ParentId::new),
                "parents.id-wrong");
    }

    /// Who became the administrator by sudo(8) mostly is the parent.
    private Optional<String> account(Dialogue dialogue) throws Failure {
        var usual = Optional.ofNullable(terminal.env().get("SUDO_USER"))
                .filter(user -> !user.isBlank() && !user.equals("root"))
                .orElse(NONE);
        var typed = dialogue.ask(words.of("parents.account"), usual, Optional::of, "parents.account");
        return Optional.of(typed).filter(account -> !account.equals(NONE));
    }

    /// Takes a secret, until it will do or nothing is typed.
    private void give(SecretKind kind, ParentId whose) throws Failure, IOException, StoreException {
        var isKept = false;
        while (!isKept) {
            var typed = prompt.freshOrNone(kind, whose);
            if (typed.isEmpty()) {
                terminal.say(words.of("parents.later." + kind, whose.value()));
                return;
            }
            var answer = parents.set(new Command.SetSecret(whose, kind, typed.get(), Optional.empty()));
            if (answer instanceof Answer.Refused(var why, var detail) && why.startsWith("weak-")) {
                terminal.say(refusals.say(why, detail));
            } else {
                parents.demand(answer, words, refusals);
                said(kind, typed.get());
                isKept = true;
            }
        }
    }

    private void said(SecretKind kind, SecretText given) {
        if (kind == SecretKind.PASSPHRASE) {
            terminal.say(words.of("parents.strength." + Strength.grade(given.typed())));
        }
    }

    /// Who is a parent.
    public List<ParentEntry> now() throws IOException, StoreException {
        return parents.now();
    }

    /// Says who is a parent.
    public void tell() throws IOException, StoreException {
        for (var parent : parents.now()) {
            terminal.say(words.of(
                    "parents.line",
                    parent.id().value(),
                    parent.name(),
                    words.of("parents.rank." + parent.rank()),
                    parent.account().orElseGet(() -> words.of("parents.no-account")),
                    words.of(parent.passphrase() ? "parents.has-passphrase" : "parents.no-passphrase"),
                    words.of(parent.pin() ? "parents.has-pin" : "parents.no-pin")));
        }
    }
}
