package org.porchlight.console;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.ui.Focus;
import org.porchlight.ui.Icons;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// The settings: their parts in a list, and the one that is open beside it.
final class SettingsView implements Page {
    /// The parts, in order; their words are `settings.` and the name.
    enum Part {
        PROTECTION("fth-shield", Needs.NOTHING),
        SECRETS("fth-key", Needs.GUARD),
        CODES("fth-hash", Needs.GUARDIAN),
        REPORTS("fth-mail", Needs.GUARDIAN),
        LANGUAGE("fth-globe", Needs.NOTHING),
        LOOK("fth-moon", Needs.NOTHING),
        BACKUP("fth-save", Needs.GUARDIAN),
        UNDO("fth-rotate-ccw", Needs.NOTHING),
        ABOUT("fth-info", Needs.NOTHING);

        private final String icon;
        private final Needs needs;

        /// What has to be there for a part to be used.
        private enum Needs {
            NOTHING,
            GUARD,
            /// A guard, and somebody at the screen who is no carer.
            GUARDIAN
        }

        Part(String icon, Needs needs) {
            this.icon = icon;
            this.needs = needs;
        }

        private boolean isAlone() {
            return needs == Needs.NOTHING;
        }
    }

    private final Words words;
    private final Desk desk;
    private final Map<Part, SettingsPart> made = new EnumMap<>(Part.class);
    private final Map<Part, ToggleButton> buttons = new EnumMap<>(Part.class);
    private Part open = Part.PROTECTION;
    private Optional<Seen> known = Optional.empty();
    private boolean compact;

    @FXML
    private ScrollPane root;

    @FXML
    private VBox parts;

    @FXML
    private StackPane body;

    @SuppressWarnings("NullAway.Init")
    SettingsView(Desk desk) {
        this.desk = desk;
        words = desk.words();
        Views.load("settings", this, words);
        for (var part : Part.values()) {
            buttons.put(part, button(part));
        }
        parts.getChildren().setAll(buttons.values());
        TabStop.moving(List.copyOf(buttons.values()));
    }

    private ToggleButton button(Part part) {
        var button = new ToggleButton(words.of("settings." + part.name()), Icons.of(part.icon));
        button.setId("part-" + part.name());
        button.setAccessibleText(button.getText());
        button.setOnAction(_ -> turn(part));
        return button;
    }

    /// Opens a part.
    void turn(Part part) {
        if (part != open) {
            part(open).leave();
        }
        open = part;
        show();
    }

    /// The keyboard is on the first that can be changed there; on the part's name where it is still being read.
    @Override
    public void turnTo(Part part) {
        turn(part);
        // A page that was just put there has its parts in the window once it is styled.
        root.applyCss();
        first(part(part).root())
                .or(() -> Optional.ofNullable(buttons.get(part)))
                .ifPresent(Focus::show);
    }

    private static Optional<Node> first(Node node) {
        if (node.isFocusTraversable() && !node.isDisabled() && node.isVisible()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent && node.isVisible()
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> first(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    private SettingsPart part(Part part) {
        return made.computeIfAbsent(part, this::make);
    }

    private SettingsPart make(Part part) {
        return switch (part) {
            case PROTECTION -> new ProtectionPart(desk);
            case SECRETS -> new SecretsPart(desk);
            case CODES -> new CodesPart(desk);
            case REPORTS -> new ReportsPart(desk);
            case LANGUAGE -> new LanguagePart(desk);
            case LOOK -> new LookPart(desk);
            case BACKUP -> new BackupPart(desk, Optional.empty());
            case UNDO -> new UndoPart(desk);
            case ABOUT -> new AboutPart(desk);
        };
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public void render(Seen seen) {
        known = Optional.of(seen);
        show();
    }

    @Override
    public boolean renderAlone() {
        known = Optional.empty();
        show();
        return true;
    }

    @Override
    public void leave() {
        part(open).leave();
    }

    @Override
    public void session(Session now) {
        made.values().forEach(part -> part.session(now));
    }

    @Override
    public void setCompact(boolean narrow) {
        compact = narrow;
        buttons.values().forEach(button -> {
            button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            button.setTooltip(narrow ? new Tooltip(button.getText()) : null);
        });
        made.values().forEach(part -> part.setCompact(narrow));
    }

    /// Without a guard only those parts are there that need none.
    private void show() {
        buttons.forEach((part, button) -> button.setDisable(known.isEmpty() && !part.isAlone()));
        if (known.isEmpty() && !open.isAlone()) {
            part(open).leave();
            open = Part.PROTECTION;
        }
        buttons.forEach((part, button) -> button.setSelected(part == open));
        var shown = part(open);
        shown.setCompact(compact);
        known.ifPresentOrElse(shown::render, shown::renderAlone);
        boolean forGuardians = open.needs == Part.Needs.GUARDIAN
                && known.flatMap(Seen::mayGive).isPresent();
        PagePlace.dim(shown.root(), forGuardians ? words.of("disabled.guardian") : "");
        if (!body.getChildren().equals(List.of(shown.root()))) {
            body.getChildren().setAll(shown.root());
        }
    }
}
