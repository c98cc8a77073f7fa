package org.porchlight.console;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// What parents ask of Porchlight itself, each with a short answer, and the way to all keys of the window.
final class AboutQuestions extends VBox {
    /// Their words are `help.` and these, and with `.say` the answer.
    private static final List<String> QUESTIONS =
            List.of("time", "why", "record", "passphrase", "guard", "limits", "off");

    private final Words words;

    AboutQuestions(Desk desk) {
        words = desk.words();
        getStyleClass().addAll("pl-main", "pl-blocks");
        getChildren().add(Labels.of(words.of("help.about"), "pl-heading"));
        for (var question : QUESTIONS) {
            var answer = words.of("help." + question + ".say", Shortcut.WHY.written());
            getChildren().add(answered(question, desk.verbs().typing(answer)));
        }
        var keys = new Hyperlink(words.of("help.keys"));
        keys.setId("all-keys");
        keys.getStyleClass().addAll("pl-link", "pl-small");
        keys.setOnAction(_ -> desk.way().open(SettingsView.Part.ABOUT));
        getChildren().add(keys);
    }

    private Node answered(String question, String answer) {
        var asked = Labels.of(words.of("help." + question), "pl-body", "pl-strong");
        var said = Labels.of(answer, "pl-small", "pl-muted");
        Labels.wrap(asked);
        Labels.wrap(said);
        var both = new VBox(2, asked, said);
        both.getStyleClass().add("pl-question");
        return both;
    }
}
