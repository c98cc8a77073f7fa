package org.porchlight.console;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.porchlight.console.FirstRun.Wrong;
import org.porchlight.text.Language;
import org.porchlight.ui.Labels;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Taste;
import org.porchlight.ui.Words;
import org.porchlight.ui.ZonePicker;

/// Asks for the language and the zone.
final class FirstRunLanguage implements FirstRunView.Part {
    private final VBox card = new VBox();
    private final ZonePicker zones;
    private final FirstRunModel model;
    private final ToggleButton chinese = new ToggleButton();
    private final ToggleButton english = new ToggleButton();
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final SimpleStringProperty noZone = new SimpleStringProperty("");
    private final Words words;
    private FirstRun.Said said = FirstRunModel.NOTHING_SAID;

    FirstRunLanguage(Words words, FirstRunModel model, Runnable speak) {
        this.words = words;
        this.model = model;
        card.getStyleClass().add("pl-card");
        var languages = new HBox(chinese, english);
        languages.getStyleClass().add("pl-seg");
        languages.setMaxWidth(HBox.USE_PREF_SIZE);
        var group = new ToggleGroup();
        choose(group, chinese, Language.ZH_CN, words, speak);
        choose(group, english, Language.EN, words, speak);
        TabStop.choosing(List.of(chinese, english));
        zones = new ZonePicker(
                "first-zone",
                words.of("first.zone"),
                zone -> model.say(zone.map(said::with).orElseGet(said::withoutZone)));
        card.getChildren()
                .addAll(
                        field(words.of("first.language"), languages),
                        Labels.error(problem),
                        field(words.of("first.zone"), zones),
                        Labels.error(zones.field(), noZone),
                        small(words.of("first.zone-why")));
    }

    private void choose(ToggleGroup group, ToggleButton button, Language language, Words words, Runnable speak) {
        button.setText(words.of("language." + language.locale().getLanguage()));
        button.setId("first-" + language.locale().getLanguage());
        button.setToggleGroup(group);
        button.setSelected(words.language() == language);
        button.setAccessibleText(button.getText());
        button.setOnAction(_ -> {
            button.setSelected(true);
            if (words.language() != language) {
                speak(language, words, speak);
            }
        });
    }

    private void speak(Language language, Words words, Runnable speak) {
        try {
            Taste.chooseLanguage(Optional.of(language));
            speak.run();
        } catch (IOException e) {
            problem.set(words.of("taste.not-kept", String.valueOf(e.getMessage())));
        }
    }

    static VBox field(String called, Node field) {
        var label = new Label(called);
        label.getStyleClass().addAll("pl-small", "pl-muted");
        var box = new VBox(label, field);
        box.getStyleClass().add("pl-first-field");
        return box;
    }

    static Label small(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("pl-small", "pl-muted");
        label.setWrapText(true);
        return label;
    }

    @Override
    public Node node() {
        return card;
    }

    @Override
    public void render(FirstRun now) {
        said = now.said();
        zones.show(said.zone(), model.now());
        noZone.set(now.trouble()
                .filter(Wrong.NoZone.class::isInstance)
                .map(new FirstRunWords(words)::say)
                .orElse(""));
    }

    @Override
    public Optional<Node> first() {
        return Optional.of(zones.field());
    }
}
