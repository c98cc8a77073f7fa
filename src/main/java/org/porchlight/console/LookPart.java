package org.porchlight.console;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Taste;
import org.porchlight.ui.Theme;
import org.porchlight.ui.Words;

/// Light, dark, or as the system has it; and where the lamp is on the desktops of those who are logged in.
final class LookPart implements SettingsPart {
    private static final String SYSTEM = "system";

    private final VBox root;
    private final Words words;
    private final TraysCard trays;
    private final SimpleStringProperty problem = new SimpleStringProperty("");

    LookPart(Desk desk) {
        words = desk.words();
        trays = new TraysCard(desk);
        var choice = new Forms.Choice<>(
                words.of("settings.LOOK"),
                List.of(SYSTEM, "light", "dark"),
                word -> words.of("look." + word),
                this::choose);
        choice.choose(Taste.theme().orElse(SYSTEM));
        root = Forms.part(
                Forms.card(words.of("look.title"), words.of("look.text"), choice.root(), Labels.error(problem)),
                trays.root());
    }

    private void choose(String word) {
        try {
            Taste.chooseTheme(Optional.of(word).filter(chosen -> !chosen.equals(SYSTEM)));
            Theme.dressAll();
        } catch (IOException e) {
            problem.set(words.of("taste.not-kept", String.valueOf(e.getMessage())));
        }
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void render(Seen seen) {
        if (seen.lost()) {
            trays.hide();
        } else {
            trays.show(seen.status());
        }
    }

    @Override
    public void renderAlone() {
        trays.hide();
    }
}
