package org.porchlight.ui;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.porchlight.core.policy.ChildId;

/// Chooses the child that a page is about: segments with letter, name and age; a menu for more than four; nothing to
/// see for one.
public final class ChildSwitch extends StackPane {
    private static final int MOST_SEGMENTS = 4;

    /// A child as the switch shows it.
    public record Choice(ChildId id, String name, OptionalInt age) {}

    private final Words words = Words.part("ui");
    private final ObservableList<Choice> children = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<ChildId>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final HBox segments = new HBox();
    private final ComboBox<Choice> menu = new ComboBox<>(children);

    public ChildSwitch() {
        getStyleClass().add("pl-child-switch");
        segments.getStyleClass().add("pl-seg");
        segments.setAccessibleRole(AccessibleRole.PARENT);
        segments.setAccessibleText(words.of("children.switch"));
        segments.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        menu.setAccessibleText(words.of("children.switch"));
        menu.setCellFactory(_ -> new ChoiceCell());
        menu.setButtonCell(new ChoiceCell());
        menu.setOnAction(
                _ -> Optional.ofNullable(menu.getValue()).ifPresent(choice -> selected.set(Optional.of(choice.id()))));
        children.subscribe(this::build);
        selected.subscribe(_ -> mark());
        build();
    }

    /// In the household's order.
    public ObservableList<Choice> getChoices() {
        return children;
    }

    public ObjectProperty<Optional<ChildId>> selectedProperty() {
        return selected;
    }

    /// Chooses the next child, after the last the first.
    public void next() {
        int now = place();
        if (!children.isEmpty()) {
            selected.set(Optional.of(children.get((now + 1) % children.size()).id()));
        }
    }

    private int place() {
        var ids = children.stream().map(Choice::id).toList();
        return selected.get().map(ids::indexOf).orElse(-1);
    }

    private void build() {
        boolean hasChoice = children.size() > 1;
        setVisible(hasChoice);
        setManaged(hasChoice);
        if (children.size() > MOST_SEGMENTS) {
            getChildren().setAll(menu);
            mark();
            return;
        }
        var buttons = children.stream().map(this::segment).toList();
        segments.getChildren().setAll(buttons);
        TabStop.choosing(buttons);
        getChildren().setAll(segments);
        mark();
    }

    private ToggleButton segment(Choice choice) {
        var button = new ToggleButton(text(choice), avatar(choice));
        button.setId("switch-" + choice.id().value());
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        button.setOnAction(_ -> {
            // A chosen segment that is pressed again stays chosen.
            selected.set(Optional.of(choice.id()));
            mark();
        });
        return button;
    }

    private void mark() {
        int now = place();
        for (int at = 0; at < segments.getChildren().size(); at++) {
            if (segments.getChildren().get(at) instanceof ToggleButton button) {
                button.setSelected(at == now);
            }
        }
        menu.setValue(now < 0 ? null : children.get(now));
    }

    private Avatar avatar(Choice choice) {
        var signs = Sign.of(children.stream().map(Choice::name).toList());
        return new Avatar(signs.get(children.indexOf(choice)), true);
    }

    private String text(Choice choice) {
        return choice.age().isPresent()
                ? words.of("children.with-age", choice.name(), choice.age().getAsInt())
                : choice.name();
    }

    private final class ChoiceCell extends ListCell<Choice> {
        @Override
        protected void updateItem(Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(empty || choice == null ? "" : text(choice));
            setGraphic(empty || choice == null ? null : avatar(choice));
        }
    }
}
