package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// How everything is taken back that Porchlight changed on this PC. The console cannot do it: it holds no power.
final class UndoPart implements SettingsPart {
    private static final List<String> STEPS = List.of("end", "undo", "rescue", "off");

    private final VBox root;

    UndoPart(Desk desk) {
        var words = desk.words();
        var cards = new ArrayList<Node>();
        for (var step : STEPS) {
            cards.add(Forms.card(words.of("undo." + step), words.of("undo." + step + ".text"), command(desk, step)));
        }
        root = Forms.part(cards.toArray(Node[]::new));
    }

    private static TextField command(Desk desk, String step) {
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
    public void render(Seen seen) {}
}
