package org.porchlight.console;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.porchlight.console.FirstRun.Wrong;
import org.porchlight.core.policy.Strength;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// Asks for the parent's name, the passphrase, typed twice as nobody sees it, and the PIN.
final class FirstRunSecrets implements FirstRunView.Part {
    private static final double HALF = 240;

    private final Words words;
    private final FirstRunModel model;
    private final VBox card = new VBox();
    private final Asked name;
    private final Asked passphrase;
    private final Label strength;
    private final Asked again;
    private final Asked pin;
    private FirstRun.Said said = FirstRunModel.NOTHING_SAID;
    private boolean rendering;

    FirstRunSecrets(Words words, FirstRunModel model) {
        this.words = words;
        this.model = model;
        card.getStyleClass().add("pl-card");
        name = new Asked(new TextField(), "parent", Wrong.NoName.class::isInstance);
        passphrase = new Asked(new PasswordField(), "passphrase", Wrong.Weak.class::isInstance);
        again = new Asked(new PasswordField(), "again", Wrong.Differs.class::isInstance);
        pin = new Asked(new PasswordField(), "pin", Wrong.WeakPin.class::isInstance);
        Forms.digits(pin.field);
        strength = FirstRunLanguage.small("");
        Labels.hideWhenEmpty(strength);
        passphrase.box.getChildren().add(strength);
        var twice = new HBox(16, half(passphrase.box), half(again.box));
        card.getChildren()
                .addAll(
                        name.box,
                        twice,
                        FirstRunLanguage.small(words.of("first.recovery")),
                        pin.box,
                        FirstRunLanguage.small(words.of("first.pin-why")));
    }

    /// As wide as the other one, whatever stands below the field.
    private static VBox half(VBox box) {
        box.setPrefWidth(HALF);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    /// One field with what is wrong with it.
    private final class Asked {
        private final TextField field;
        private final Predicate<Wrong> isMine;
        private final SimpleStringProperty problem = new SimpleStringProperty("");
        private final VBox box;

        /// @param isMine whether something is wrong with what stands in this field
        Asked(TextField field, String key, Predicate<Wrong> isMine) {
            this.field = field;
            this.isMine = isMine;
            field.setId("first-" + key);
            field.setAccessibleText(words.of("first." + key));
            box = FirstRunLanguage.field(words.of("first." + key), field);
            box.getChildren().add(Labels.error(field, problem));
            field.textProperty().subscribe((_, _) -> say());
        }

        void show(String text, FirstRun now) {
            if (!field.getText().equals(text)) {
                field.setText(text);
            }
            problem.set(now.trouble()
                    .filter(isMine)
                    .map(new FirstRunWords(words)::say)
                    .orElse(""));
        }
    }

    private void say() {
        if (!rendering) {
            model.say(said.with(said.parent()
                    .typed(
                            name.field.getText(),
                            passphrase.field.getText(),
                            again.field.getText(),
                            pin.field.getText())));
        }
    }

    @Override
    public Node node() {
        return card;
    }

    @Override
    public void render(FirstRun now) {
        said = now.said();
        var parent = said.parent();
        rendering = true;
        name.show(parent.name(), now);
        passphrase.show(parent.passphrase(), now);
        again.show(parent.again(), now);
        pin.show(parent.pin(), now);
        rendering = false;
        strength.setText(passphrase.problem.get().isEmpty() ? strength(parent) : "");
    }

    /// How strong what is typed is, as it is typed.
    private String strength(FirstRun.Parent parent) {
        if (parent.passphrase().isEmpty()) {
            return words.of("first.passphrase-how", Strength.SHORTEST);
        }
        return Strength.ofPassphrase(parent.passphrase(), Set.of(parent.called()))
                .map(new FirstRunWords(words)::weak)
                .orElseGet(() -> words.of("first.strength." + Strength.grade(parent.passphrase())));
    }

    @Override
    public Optional<Node> first() {
        return Optional.of(name.field);
    }
}
