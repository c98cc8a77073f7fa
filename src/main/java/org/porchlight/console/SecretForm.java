package org.porchlight.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.Strength;
import org.porchlight.ipc.SecretText;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// Sets one secret of one parent: typed twice, and with the own passphrase where somebody has one.
final class SecretForm extends VBox {
    private final Words words;
    private final SecretKind kind;
    private final PasswordField own = new PasswordField();
    private final PasswordField fresh = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final SimpleStringProperty differs = new SimpleStringProperty("");
    private final SimpleStringProperty said = new SimpleStringProperty("");
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty(false);
    private final boolean wantsOwn;
    private final Button set = new Button();
    private BiConsumer<SecretText, Optional<SecretText>> onSet = (_, _) -> {};

    /// @param most that is given a day by a PIN
    /// @param isSet whether there is one, which is put in its place
    /// @param wantsOwn whether the own passphrase has to be given with it
    SecretForm(Words words, String parent, SecretKind kind, Duration most, boolean isSet, boolean wantsOwn) {
        this.words = words;
        this.kind = kind;
        this.wantsOwn = wantsOwn;
        getStyleClass().add("pl-card");
        var name = kind.name();
        setId("secret-" + name);
        var title = Labels.of(words.of("secrets." + name + (isSet ? ".change" : ".set"), parent), "pl-heading");
        Labels.wrap(title);
        var text = Labels.of(words.of("secrets." + name + ".text", most.toMinutes()), "pl-small", "pl-muted");
        Labels.wrap(text);
        if (kind == SecretKind.PIN) {
            Forms.digits(fresh);
            Forms.digits(again);
        }
        var fields = new HBox(16);
        if (wantsOwn) {
            fields.getChildren().add(grow(Forms.field(words.of("secrets.own"), own)));
        }
        fields.getChildren().add(grow(Forms.field(words.of("secrets." + name + ".new"), fresh)));
        var twice = Forms.field(words.of("secrets.again"), again);
        twice.getChildren().add(Labels.error(again, differs));
        fields.getChildren().add(grow(twice));
        set.setText(words.of(isSet ? "secrets.do-change" : "secrets.do-set"));
        set.setMinWidth(USE_PREF_SIZE);
        set.disableProperty()
                .bind(busy.or(fresh.textProperty().isEmpty())
                        .or(again.textProperty().isEmpty()));
        set.setOnAction(_ -> give());
        var told = Labels.styled("pl-small", "pl-muted");
        told.textProperty().bind(said);
        Labels.hideWhenEmpty(told);
        var foot = new HBox(12, set, told);
        foot.getStyleClass().add("pl-buttons");
        getChildren().addAll(new VBox(4, title, text), fields, Labels.error(problem), foot);
        fresh.textProperty().subscribe(_ -> judge());
        again.textProperty().subscribe(_ -> differs.set(""));
    }

    private static VBox grow(VBox field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    void onSet(BiConsumer<SecretText, Optional<SecretText>> taker) {
        onSet = taker;
    }

    /// What can be said before the guard knows: it knows the family's names too.
    private void judge() {
        differs.set("");
        said.set("");
        problem.set("");
        if (fresh.getText().isEmpty()) {
            return;
        }
        var weak = kind == SecretKind.PIN
                ? Strength.ofPin(fresh.getText(), List.of())
                : Strength.ofPassphrase(fresh.getText(), Set.of());
        said.set(weak.map(why -> words.of("secrets.weak." + why.name())).orElse(words.of("secrets.strong")));
    }

    private void give() {
        if (!fresh.getText().equals(again.getText())) {
            differs.set(words.of("secrets.differ"));
            return;
        }
        if (!SecretText.isValid(fresh.getText()) || (wantsOwn && !SecretText.isValid(own.getText()))) {
            problem.set(words.of(wantsOwn && own.getText().isEmpty() ? "secrets.own-needed" : "unlock.too-long"));
            return;
        }
        busy.set(true);
        said.set(words.of("unlock.checking"));
        problem.set("");
        onSet.accept(
                new SecretText(fresh.getText()),
                wantsOwn ? Optional.of(new SecretText(own.getText())) : Optional.empty());
    }

    /// The guard has it.
    void done() {
        busy.set(false);
        own.clear();
        fresh.clear();
        again.clear();
        said.set(words.of("secrets.done"));
    }

    /// The guard has not taken it.
    void failed(String why) {
        busy.set(false);
        said.set("");
        problem.set(why);
    }
}
