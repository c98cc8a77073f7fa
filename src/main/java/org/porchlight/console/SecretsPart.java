package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.porchlight.core.engine.Rights;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Words;

/// Passphrases and PINs of the parents. Whoever is the administrator sets those of all, anybody else the own ones.
final class SecretsPart implements SettingsPart {
    private final Words words;
    private final Guard guard;
    private final Verbs verbs;
    private final BooleanSupplier trial;
    private final VBox root = Forms.part();
    private boolean read;

    SecretsPart(Desk desk) {
        words = desk.words();
        guard = desk.guard();
        verbs = desk.verbs();
        trial = desk.trial();
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void render(Seen seen) {
        if (seen.lost()) {
            read = false;
        } else if (!read) {
            read = true;
            read();
        }
    }

    @Override
    public void leave() {
        read = false;
    }

    private void read() {
        guard.ask(
                new Command.Session(),
                answer -> {
                    if (answer instanceof Answer.Session(var by, var wanted, var left, var _)) {
                        readParents(by.substring(by.indexOf(':') + 1), wanted || left.isPresent());
                    }
                },
                this::failed);
    }

    private void readParents(String self, boolean isAccount) {
        guard.ask(
                new Command.Parents(),
                answer -> {
                    if (answer instanceof Answer.Parents(var parents)) {
                        show(parents, self, isAccount);
                    }
                },
                this::failed);
    }

    private void failed(Trouble why) {
        root.getChildren()
                .setAll(Forms.card(words.of("settings.SECRETS"), new TroubleWords(words).say(why.ofReading())));
    }

    /// @param isAccount whether somebody with a passphrase is at the screen, who gives it with a change
    private void show(List<ParentEntry> parents, String self, boolean isAccount) {
        var mine = parents.stream()
                .filter(parent -> !isAccount || parent.id().value().equals(self))
                .toList();
        if (mine.isEmpty()) {
            var nobody = new EmptyState(
                    EmptyState.Tone.CALM,
                    "fth-key",
                    words.of("secrets.nobody"),
                    words.of(trial.getAsBoolean() ? "settings.trial" : "secrets.nobody-text"),
                    List.of());
            if (!trial.getAsBoolean()) {
                nobody.command(verbs.typing(words.of("secrets.nobody-command")));
            }
            nobody.getStyleClass().add("pl-card");
            root.getChildren().setAll(nobody);
            return;
        }
        var cards = new ArrayList<Node>();
        cards.add(Forms.card(words.of("secrets.session"), words.of("secrets.session-text")));
        for (var parent : mine) {
            cards.add(form(parent, SecretKind.PASSPHRASE, parent.passphrase(), isAccount && parent.passphrase()));
            cards.add(form(parent, SecretKind.PIN, parent.pin(), isAccount));
        }
        root.getChildren().setAll(cards);
    }

    private Node form(ParentEntry parent, SecretKind kind, boolean isSet, boolean wantsOwn) {
        var most = parent.rank() == Rank.CARER ? Rights.OF_CARERS : Rights.BY_PIN;
        var form = new SecretForm(words, parent.name(), kind, most, isSet, wantsOwn);
        form.onSet((fresh, own) -> set(form, parent.id(), kind, fresh, own));
        return form;
    }

    private void set(SecretForm form, ParentId parent, SecretKind kind, SecretText fresh, Optional<SecretText> own) {
        guard.ask(
                new Command.SetSecret(parent, kind, fresh, own),
                _ -> form.done(),
                why -> form.failed(new TroubleWords(words).say(why)));
    }
}
