package org.porchlight.console;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.porchlight.text.Language;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Taste;
import org.porchlight.ui.Words;

/// The language of the screen, and the zone by which the rules go.
final class LanguagePart implements SettingsPart {
    private static final String SYSTEM = "system";

    private final VBox root;
    private final Words words;
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final ZoneCard zone;

    LanguagePart(Desk desk) {
        words = desk.words();
        var choice = new Forms.Choice<>(
                words.of("settings.LANGUAGE"),
                List.of(SYSTEM, "zh", "en"),
                tag -> words.of("language." + tag),
                tag -> choose(tag, desk));
        choice.choose(chosen());
        zone = new ZoneCard(words, desk.guard());
        root = Forms.part(
                Forms.card(words.of("language.title"), words.of("language.text"), choice.root(), Labels.error(problem)),
                zone.root());
    }

    private static String chosen() {
        return Taste.language().map(tag -> tag.startsWith("zh") ? "zh" : "en").orElse(SYSTEM);
    }

    private void choose(String tag, Desk desk) {
        var language = switch (tag) {
            case "zh" -> Optional.of(Language.ZH_CN);
            case "en" -> Optional.of(Language.EN);
            default -> Optional.<Language>empty();
        };
        try {
            Taste.chooseLanguage(language);
            desk.anew().run();
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
        zone.render(seen);
    }

    @Override
    public void renderAlone() {
        zone.renderAlone();
    }
}
