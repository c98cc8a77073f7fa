package org.porchlight.console;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Strength;
import org.porchlight.ui.Words;

/// Asks for the parent's name, the passphrase and the PIN.
final class FirstRunSecrets implements FirstRunView.Part {
    private final Words words;
    private final FirstRunModel model;
    private final VBox card = new VBox();
    private final TextField name = new TextField();
    private final PasswordField passphrase = new PasswordField();
    private final Label strength = new Label();
    private final PasswordField pin = new PasswordField();
    private FirstRun.Said said = FirstRunModel.NOTHING_SAID;
    private boolean rendering;

    FirstRunSecrets(Words words, FirstRunModel model) {
        this.words = words;
        this.model = model;
        card.getStyleClass().add("pl-card");
        prepare(name, "first-parent", "first.parent");
        prepare(passphrase, "first-passphrase", "first.passphrase");
        prepare(pin, "first-pin", "first.pin");
        Forms.digits(pin);
        strength.getStyleClass().addAll("pl-small", "pl-muted");
        strength.setWrapText(true);
        card.getChildren()
                .addAll(
                        FirstRunLanguage.field(words.of("first.parent"), name),
                        FirstRunLanguage.field(words.of("first.passphrase"), passphrase),
                        strength,
                        FirstRunLanguage.small(words.of("first.recovery")),
                        FirstRunLanguage.field(words.of("first.pin"), pin),
                        FirstRunLanguage.small(words.of("first.pin-why")));
    }

    private void prepare(TextField field, String id, String key) {
        field.setId(id);
        field.setAccessibleText(words.of(key));
        field.textProperty().subscribe((_, _) -> {
            if (!rendering) {
                model.say(said.with(name.getText(), passphrase.getText(), pin.getText()));
            }
        });
    }

    @Override
    public Node node() {
        return card;
    }

    @Override
    public void render(FirstRun now) {
        said = now.said();
        rendering = true;
        put(name, said.parent());
        put(passphrase, said.passphrase());
        put(pin, said.pin());
        rendering = false;
        strength.setText(strength());
    }

    private static void put(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    /// How strong what is typed is, as it is typed.
    private String strength() {
        if (said.passphrase().isEmpty()) {
            return words.of("first.passphrase-how", Strength.SHORTEST);
        }
        return Strength.ofPassphrase(said.passphrase(), Set.of(said.parent().strip()))
                .map(weakness -> FirstRunView.weak(words, weakness))
                .orElseGet(() -> words.of("first.strength." + Strength.grade(said.passphrase())));
    }

    @Override
    public Node first() {
        return name;
    }
}
