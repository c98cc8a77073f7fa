package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// How everything is taken back that Porchlight changed on this PC. The console cannot do it: it holds no power.
final class UndoPart implements SettingsPart {
    private static final List<String> STEPS = List.of("end", "undo", "rescue", "off");

    private final Desk desk;
    private final VBox root = Forms.part();
    private boolean shownTrial;

    UndoPart(Desk desk) {
        this.desk = desk;
    }

    /// What is selected in a command stays so while nothing changes.
    private void show() {
        boolean isTrial = desk.trial().getAsBoolean();
        if (root.getChildren().isEmpty() || isTrial != shownTrial) {
            shownTrial = isTrial;
            root.getChildren().setAll(cards());
        }
    }

    /// In a trial there is nothing to take back.
    private List<Node> cards() {
        var words = desk.words();
        if (desk.trial().getAsBoolean()) {
            return List.of(Forms.card(words.of("settings.UNDO"), words.of("settings.trial")));
        }
        var cards = new ArrayList<Node>();
        for (var step : STEPS) {
            cards.add(Forms.card(words.of("undo." + step), words.of("undo." + step + ".text"), command(step)));
        }
        return cards;
    }

    private TextField command(String step) {
        var field = new TextField(desk.verbs().typing(desk.words().of("undo." + step + ".command")));
        field.setEditable(false);
        field.getStyleClass().add("pl-command");
        field.setAccessibleText(field.getText());
        return field;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void render(Seen seen) {
        show();
    }

    @Override
    public void renderAlone() {
        show();
    }
}
