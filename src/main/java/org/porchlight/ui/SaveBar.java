package org.porchlight.ui;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// How much is changed and not saved, what that would have changed, and what can be done with it.
public final class SaveBar extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    /// How far it is.
    public enum State {
        HIDDEN,
        REHEARSING,
        READY,
        /// Somebody else changed the same; it is to be chosen first.
        CONFLICT,
        /// Something is lacking, and nothing can be saved before it is said.
        INVALID,
        /// It was tried and may be tried again.
        FAILED,
        SAVING
    }

    /// What a person can do.
    ///
    /// @param details shows what the sentence sums up
    /// @param cancel stops the rehearsal
    public record Actions(Runnable save, Runnable discard, Runnable details, Runnable cancel) {}

    private final Words words = Words.part("ui");
    private final IntegerProperty changes = new SimpleIntegerProperty();
    private final StringProperty sentence = new SimpleStringProperty("");
    private final StringProperty details = new SimpleStringProperty("");
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.HIDDEN);
    private final StackPane sign = new StackPane();
    private final Label count = new Label();
    private final Label rehearsal = new Label();
    private final Hyperlink more = new Hyperlink();
    private final Button discard = new Button(words.of("save.discard"));
    private final Button save = new Button(words.of("save.save"));
    private final HBox row = new HBox(12);
    private boolean compact;

    public SaveBar(Actions actions) {
        getStyleClass().add("pl-save-bar");
        setAccessibleRole(AccessibleRole.PARENT);
        count.getStyleClass().add("pl-strong");
        count.setMinWidth(Region.USE_PREF_SIZE);
        rehearsal.getStyleClass().add("pl-muted");
        rehearsal.setWrapText(true);
        rehearsal.setMinHeight(Region.USE_PREF_SIZE);
        rehearsal.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(rehearsal, Priority.ALWAYS);
        more.setId("save-more");
        more.getStyleClass().add("pl-small");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnAction(_ -> {
            more.setVisited(false);
            (state.get() == State.REHEARSING ? actions.cancel() : actions.details()).run();
        });
        discard.setId("discard");
        discard.getStyleClass().add("small");
        discard.setMinWidth(Region.USE_PREF_SIZE);
        discard.setOnAction(_ -> actions.discard().run());
        save.setId("save");
        save.getStyleClass().addAll("small", "accent");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(_ -> actions.save().run());
        row.setAlignment(Pos.CENTER_LEFT);
        state.subscribe(this::show);
        changes.subscribe(this::show);
        sentence.subscribe(this::show);
        details.subscribe(this::show);
        arrange();
        show();
    }

    public IntegerProperty changesProperty() {
        return changes;
    }

    /// What the changes would have changed, or why they cannot be saved.
    public StringProperty sentenceProperty() {
        return sentence;
    }

    /// What leads to the details of the sentence; empty where there are none.
    public StringProperty detailsProperty() {
        return details;
    }

    public ObjectProperty<State> stateProperty() {
        return state;
    }

    /// Whether the sentence stands below the rest.
    public void setCompact(boolean narrow) {
        if (compact != narrow) {
            compact = narrow;
            arrange();
        }
    }

    /// Has the keyboard at what would throw the changes away, as escape does.
    public void focusDiscard() {
        discard.requestFocus();
    }

    private void arrange() {
        row.getChildren().clear();
        getChildren().clear();
        if (compact) {
            HBox.setHgrow(count, Priority.ALWAYS);
            count.setMaxWidth(Double.MAX_VALUE);
            row.getChildren().addAll(sign, count, more, discard, save);
            getChildren().addAll(row, rehearsal);
        } else {
            HBox.setHgrow(count, Priority.NEVER);
            row.getChildren().addAll(sign, count, rehearsal, more, discard, save);
            getChildren().add(row);
        }
    }

    private void show() {
        var now = state.get();
        boolean shown = now != State.HIDDEN;
        setVisible(shown);
        setManaged(shown);
        count.setText(words.of("save.changes", changes.get()));
        var text = switch (now) {
            case REHEARSING -> words.of("save.rehearsing");
            case SAVING -> words.of("save.saving");
            case HIDDEN, READY, CONFLICT, INVALID, FAILED -> sentence.get();
        };
        rehearsal.setText(text);
        rehearsal.setManaged(!compact || !text.isEmpty());
        more.setText(now == State.REHEARSING ? words.of("save.cancel") : details.get());
        more.setAccessibleText(more.getText());
        boolean hasMore = !more.getText().isEmpty() && now != State.SAVING;
        more.setVisible(hasMore);
        more.setManaged(hasMore);
        WhyDisabled.say(save, now == State.CONFLICT || now == State.INVALID ? words.of("save.not-yet." + now) : "");
        save.setDisable(now == State.SAVING || now == State.CONFLICT || now == State.INVALID);
        discard.setDisable(now == State.SAVING);
        boolean isWrong = now == State.INVALID || now == State.CONFLICT || now == State.FAILED;
        sign.getChildren().setAll(Icons.of(isWrong ? "fth-alert-circle" : "fth-edit-2"));
        pseudoClassStateChanged(DANGER, isWrong);
        setAccessibleText(count.getText() + " " + text);
    }
}
