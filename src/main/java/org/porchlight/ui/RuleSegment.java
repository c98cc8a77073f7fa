package org.porchlight.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// What is done with a program or a site: one of two or three words, the chosen one with an icon. The arrow keys
/// choose.
///
/// What somebody else says, as a preset does, is outlined; choosing makes it the family's own. A locked one only tells.
///
/// @param <A> what can be done
public final class RuleSegment<A> extends HBox {
    private static final PseudoClass INHERITED = PseudoClass.getPseudoClass("inherited");

    /// A word to choose.
    ///
    /// @param icon which it has while it is chosen
    public record Choice<A>(A value, String word, String icon) {}

    private final List<Choice<A>> choices;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final ObjectProperty<A> value;
    private final BooleanProperty inherited = new SimpleBooleanProperty();
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final StringProperty name = new SimpleStringProperty("");
    private Consumer<A> onChoice = _ -> {};

    /// @param choices at least two
    /// @param first is chosen at first
    public RuleSegment(List<Choice<A>> choices, A first) {
        this.choices = List.copyOf(choices);
        value = new SimpleObjectProperty<>(first);
        getStyleClass().addAll("pl-seg", "pl-rule");
        setAccessibleRole(AccessibleRole.PARENT);
        for (var choice : this.choices) {
            var button = new ToggleButton(choice.word());
            button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> choose(choice.value()));
            setHgrow(button, javafx.scene.layout.Priority.ALWAYS);
            buttons.add(button);
        }
        TabStop.choosing(buttons);
        getChildren().setAll(buttons);
        value.subscribe(this::show);
        inherited.subscribe(this::show);
        locked.subscribe(this::show);
        name.subscribe(this::show);
    }

    /// Choices whose words a function gives.
    public static <A> List<Choice<A>> choices(List<A> values, Function<A, String> word, Function<A, String> icon) {
        return values.stream()
                .map(value -> new Choice<>(value, word.apply(value), icon.apply(value)))
                .toList();
    }

    /// What is done; setting it tells nobody.
    public ObjectProperty<A> valueProperty() {
        return value;
    }

    /// Whether somebody else says it.
    public BooleanProperty inheritedProperty() {
        return inherited;
    }

    /// Whether nobody can change it.
    public BooleanProperty lockedProperty() {
        return locked;
    }

    /// What the rule is of, for those who do not see what stands beside it.
    public StringProperty nameProperty() {
        return name;
    }

    /// Called with what a person chooses, also when it is what is chosen already.
    public void onChoice(Consumer<A> told) {
        onChoice = told;
    }

    private void choose(A chosen) {
        if (!locked.get()) {
            value.set(chosen);
            onChoice.accept(chosen);
        }
        show();
    }

    private void show() {
        pseudoClassStateChanged(INHERITED, inherited.get());
        setAccessibleText(name.get());
        for (int at = 0; at < buttons.size(); at++) {
            var choice = choices.get(at);
            var button = buttons.get(at);
            boolean is = choice.value().equals(value.get());
            button.setSelected(is);
            button.setGraphic(is ? Icons.of(choice.icon()) : null);
            button.setDisable(locked.get() && !is);
            button.setMouseTransparent(locked.get());
            button.setAccessibleText(Words.part("ui").of("stepper", name.get(), choice.word()));
        }
    }
}
