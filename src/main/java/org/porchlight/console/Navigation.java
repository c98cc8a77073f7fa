package org.porchlight.console;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Map<PageName, Node> marks = new EnumMap<>(PageName.class);
    private long waiting;
    private Set<PageName> unsaved = Set.of();

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
            button.setTooltip(new Tooltip());
            button.setAccessibleHelp(keys);
        });
        buttons.put(page, button);
        if (page == PageName.TODAY) {
            return new StackPane(button, badge);
        }
        var mark = mark();
        marks.put(page, mark);
        return new StackPane(button, mark);
    }

    /// What a page has beside its name while something on it is not saved: the pencil of the bar that saves it.
    private static Node mark() {
        var mark = Icons.of("fth-edit-2");
        mark.getStyleClass().add("pl-nav-mark");
        mark.setMouseTransparent(true);
        mark.setVisible(false);
        return mark;
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
        buttons.forEach(this::say);
    }

    /// On which pages something is not saved.
    void unsaved(Set<PageName> pages) {
        unsaved = Set.copyOf(pages);
        marks.forEach((page, mark) -> mark.setVisible(unsaved.contains(page)));
        buttons.forEach(this::say);
    }

    private void say(PageName page, ToggleButton button) {
        boolean isWaitedFor = page == PageName.TODAY && waiting > 0;
        button.setAccessibleText(
                isWaitedFor ? words.of("nav.today-waiting", waiting) : withMark(page, button.getText()));
        Shortcut.to(page)
                .map(Shortcut::written)
                .map(keys -> withMark(page, words.of("nav.key", button.getText(), keys)))
                .ifPresent(button.getTooltip()::setText);
    }

    private String withMark(PageName page, String name) {
        return unsaved.contains(page) ? words.of("nav.unsaved", name) : name;
    }

    /// Icons alone, or icons with words.
    void setNarrow(boolean narrow) {
        buttons.values()
                .forEach(
                        button -> button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        titles.forEach(title -> {
            title.setVisible(!narrow);
            title.setManaged(!narrow);
        });
        var corner = narrow ? Pos.TOP_RIGHT : Pos.CENTER_RIGHT;
        StackPane.setAlignment(badge, corner);
        marks.values().forEach(mark -> StackPane.setAlignment(mark, corner));
    }
}
