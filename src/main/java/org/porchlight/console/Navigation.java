package org.porchlight.console;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.ui.Icons;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// The pages at the left of the window, in three groups. Only pages that are built have a place.
final class Navigation {
    private final Words words;
    private final Consumer<PageName> onOpen;
    private final Map<PageName, ToggleButton> buttons = new EnumMap<>(PageName.class);
    private final List<Label> titles = new ArrayList<>();
    private final Label badge = new Label();
    private long waiting;

    Navigation(Words words, Consumer<PageName> onOpen) {
        this.words = words;
        this.onOpen = onOpen;
        badge.getStyleClass().add("pl-badge");
        badge.setMouseTransparent(true);
        badge.setVisible(false);
    }

    /// Puts the pages into their place.
    void fill(VBox into) {
        for (var group : PageName.Group.values()) {
            var rows = new ArrayList<Node>();
            for (var page : group.pages()) {
                if (Pages.isBuilt(page)) {
                    rows.add(row(page));
                }
            }
            if (!rows.isEmpty() && group != PageName.Group.DAY) {
                var title = new Label(words.of("nav.group." + group.name()));
                title.getStyleClass().add("pl-nav-group");
                titles.add(title);
                into.getChildren().add(title);
            }
            into.getChildren().addAll(rows);
        }
        TabStop.moving(List.copyOf(buttons.values()));
        waiting(0);
    }

    private Node row(PageName page) {
        var button = new ToggleButton(words.of(page.word()), Icons.of(page.icon()));
        button.setId("page-" + page.id());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> {
            // The page that is shown cannot be left by choosing it again.
            button.setSelected(true);
            onOpen.accept(page);
        });
        Shortcut.to(page).map(Shortcut::written).ifPresent(keys -> {
            button.setTooltip(new Tooltip(words.of("nav.key", button.getText(), keys)));
            button.setAccessibleHelp(keys);
        });
        buttons.put(page, button);
        if (page != PageName.TODAY) {
            return button;
        }
        StackPane.setAlignment(badge, Pos.CENTER_RIGHT);
        return new StackPane(button, badge);
    }

    /// Marks the page that is open.
    void mark(PageName page) {
        buttons.forEach((name, button) -> button.setSelected(name == page.marked()));
    }

    /// Goes to the page that is open, by keyboard.
    void focus() {
        chosen().ifPresent(Node::requestFocus);
    }

    /// The button of the page that is open.
    Optional<Node> chosen() {
        return buttons.values().stream()
                .filter(ToggleButton::isSelected)
                .map(Node.class::cast)
                .findFirst();
    }

    /// How many requests wait for an answer.
    void waiting(long requests) {
        waiting = requests;
        badge.setText(Long.toString(requests));
        badge.setVisible(requests > 0);
        var today = buttons.get(PageName.TODAY);
        if (today != null) {
            today.setAccessibleText(requests > 0 ? words.of("nav.today-waiting", requests) : today.getText());
        }
    }

    /// Icons alone, or icons with words.
    void setNarrow(boolean narrow) {
        buttons.values().forEach(button -> {
            button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            if (button.getAccessibleText() == null) {
                button.setAccessibleText(button.getText());
            }
        });
        titles.forEach(title -> {
            title.setVisible(!narrow);
            title.setManaged(!narrow);
        });
        StackPane.setAlignment(badge, narrow ? Pos.TOP_RIGHT : Pos.CENTER_RIGHT);
        waiting(waiting);
    }
}
