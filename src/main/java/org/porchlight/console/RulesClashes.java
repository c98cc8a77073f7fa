package org.porchlight.console;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.PolicyDraft;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.ui.Words;

/// Lines that somebody else changed too: both values, and which of them shall hold.
final class RulesClashes extends VBox {
    private final Words words;
    private final RulesWords say;
    private final RulesModel model;
    private List<String> shown = List.of();

    RulesClashes(Words words, RulesWords say, RulesModel model) {
        this.words = words;
        this.say = say;
        this.model = model;
        getStyleClass().addAll("pl-card", "pl-time-card", "pl-clashes");
    }

    void render(RulesPage page) {
        var open = page.openClashes();
        setVisible(!open.isEmpty());
        setManaged(!open.isEmpty());
        Optional<PolicyPut> put =
                page.saving() instanceof RulesPage.Saving.Conflict(var clashes) ? clashes.put() : Optional.empty();
        var sentences = open.stream().map(clash -> say.clash(page, put, clash)).toList();
        // What is pressed stays where it is for as long as it says the same.
        if (!sentences.equals(shown)) {
            shown = sentences;
            getChildren()
                    .setAll(open.stream().map(clash -> row(page, put, clash)).toList());
        }
    }

    private VBox row(RulesPage page, Optional<PolicyPut> put, PolicyDraft.Clash clash) {
        var sentence = new Label(say.clash(page, put, clash));
        sentence.setWrapText(true);
        var id = clash.path().replaceAll("[^\\w-]", "-");
        var theirs = button(
                "time.use-theirs", sentence.getText(), () -> model.edits().useTheirs(clash.path()));
        var mine =
                button("time.use-mine", sentence.getText(), () -> model.edits().useMine(clash.path()));
        theirs.setId("use-theirs-" + id);
        mine.setId("use-mine-" + id);
        var row = new VBox(sentence, new HBox(8, theirs, mine));
        row.getStyleClass().add("pl-clash");
        return row;
    }

    private Button button(String key, String about, Runnable chosen) {
        var button = new Button(words.of(key));
        button.getStyleClass().add("small");
        button.setAccessibleText(words.of("time.choice", words.of(key), about));
        button.setOnAction(_ -> chosen.run());
        return button;
    }
}
