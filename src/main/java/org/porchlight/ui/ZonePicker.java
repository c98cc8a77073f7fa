package org.porchlight.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// The time zones by the names of their cities, with their offsets, narrowed by what is typed above
/// them: a part of a name by which [ZoneNames] knows it in any language, or an offset such as `+8`.
/// What is left alone is chosen; of several the arrow keys or a click choose. What the list marks is
/// what is chosen: while it marks none, nothing is.
public final class ZonePicker extends VBox {
    private static final List<ZoneId> PLACES = ZoneNames.places();

    private final Words words = Words.part("ui");
    private final TextField typed = new TextField();
    private final ObservableList<ZoneId> all = FXCollections.observableArrayList(PLACES);
    private final FilteredList<ZoneId> shown = new FilteredList<>(all);
    private final ListView<ZoneId> list = new ListView<>(shown);
    private final Consumer<Optional<ZoneId>> chosen;
    private Instant now = Instant.EPOCH;
    private Optional<ZoneId> marked = Optional.empty();
    private boolean showing;

    /// @param id of the field; the list is called so too, with `-list` behind
    /// @param chosen gets what a person chooses; nothing once what is typed leaves no zone chosen
    public ZonePicker(String id, String name, Consumer<Optional<ZoneId>> chosen) {
        this.chosen = chosen;
        getStyleClass().add("pl-zones");
        typed.setId(id);
        typed.setAccessibleText(name);
        typed.setPromptText(words.of("zone.prompt"));
        typed.textProperty().subscribe((_, _) -> narrow());
        typed.addEventFilter(KeyEvent.KEY_PRESSED, this::goDown);
        list.setId(id + "-list");
        list.setAccessibleText(name);
        var nothing = new Label(words.of("zone.nothing"));
        Labels.wrap(nothing);
        list.setPlaceholder(nothing);
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe((_, zone) -> {
            if (zone != null && !showing) {
                choose(Optional.of(zone));
            }
        });
        getChildren().addAll(typed, list);
    }

    private final class Cell extends ListCell<ZoneId> {
        @Override
        protected void updateItem(ZoneId zone, boolean empty) {
            super.updateItem(zone, empty);
            setText(empty || zone == null ? "" : text(zone));
        }
    }

    private void choose(Optional<ZoneId> zone) {
        marked = zone.or(() -> marked);
        chosen.accept(zone);
    }

    /// Marks a zone as the one that is chosen, where what is typed leaves it in the list.
    ///
    /// @param at when the offsets are looked at
    public void show(ZoneId zone, Instant at) {
        showing = true;
        marked = Optional.of(zone);
        if (!now.equals(at)) {
            now = at;
            list.refresh();
        }
        if (!all.contains(zone)) {
            all.addFirst(zone);
        }
        if (!zone.equals(list.getSelectionModel().getSelectedItem())) {
            mark();
        }
        showing = false;
    }

    /// Lists all of them again, and tells nobody.
    public void clear() {
        showing = true;
        typed.clear();
        showing = false;
    }

    private void mark() {
        var zone = marked.filter(shown::contains);
        if (zone.isPresent()) {
            list.getSelectionModel().select(zone.get());
            list.scrollTo(zone.get());
        } else {
            list.getSelectionModel().clearSelection();
        }
    }

    /// Where the keyboard begins.
    public TextField field() {
        return typed;
    }

    private void narrow() {
        boolean isCleared = showing;
        var wanted = plain(typed.getText().strip());
        showing = true;
        // Who writes all of a name means that zone, and none that has the name within its own.
        boolean isWhole = all.stream().anyMatch(zone -> plain(zone.getId()).equals(wanted));
        shown.setPredicate(zone -> isWhole ? plain(zone.getId()).equals(wanted) : isNamed(zone, wanted));
        mark();
        if (list.getSelectionModel().isEmpty() && shown.size() == 1) {
            list.getSelectionModel().select(0);
        }
        showing = isCleared;
        if (!isCleared) {
            choose(Optional.ofNullable(list.getSelectionModel().getSelectedItem()));
        }
    }

    private boolean isNamed(ZoneId zone, String wanted) {
        return plain(text(zone)).contains(wanted) || plain(ZoneNames.of(zone)).contains(wanted);
    }

    /// Down to the list; enter goes there only where the choice is to be made yet.
    private void goDown(KeyEvent event) {
        boolean goes = event.getCode() == KeyCode.DOWN
                || (event.getCode() == KeyCode.ENTER && list.getSelectionModel().isEmpty());
        if (goes && !shown.isEmpty() && !typed.getText().isBlank()) {
            list.requestFocus();
            list.getSelectionModel().select(0);
            event.consume();
        }
    }

    private String text(ZoneId zone) {
        return text(words, zone, now);
    }

    /// A zone with its offset, such as `Shanghai (Asia), UTC+8`.
    public static String text(Words words, ZoneId zone, Instant at) {
        return words.of(
                "zone.with-offset",
                ZoneNames.city(words.language(), zone),
                offset(zone.getRules().getOffset(at)));
    }

    private static String offset(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        var sign = offset.getTotalSeconds() < 0 ? "\u2212" : "+";
        var rest = minutes % 60 == 0 ? "" : ":%02d".formatted(minutes % 60);
        return minutes == 0 ? "" : sign + minutes / 60 + rest;
    }

    /// Small letters, with a space for a low line and a plain minus.
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', ' ').replace('\u2212', '-');
    }
}
