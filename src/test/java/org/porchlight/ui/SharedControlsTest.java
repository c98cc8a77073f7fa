package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.text.QrCode;

class SharedControlsTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ChildId JIE = new ChildId("jie");

    private static ChildSwitch.Choice choice(ChildId id, int age) {
        return new ChildSwitch.Choice(id, id.value(), OptionalInt.of(age));
    }

    private static void press(Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void childSwitchHidesWhereThereIsNoChoice() {
        var seen = OnFx.call(() -> {
            var one = new ChildSwitch();
            one.getChoices().setAll(List.of(choice(MEI, 10)));
            boolean alone = one.isVisible();
            one.getChoices().add(choice(JIE, 14));
            return List.of(alone, one.isVisible());
        });

        assertThat(seen).containsExactly(false, true);
    }

    @Test
    void childSwitchTellsChildrenApart() {
        var written = OnFx.call(() -> {
            var children = new ChildSwitch();
            children.getChoices()
                    .setAll(
                            new ChildSwitch.Choice(MEI, "大美", OptionalInt.empty()),
                            new ChildSwitch.Choice(JIE, "小美", OptionalInt.empty()));
            new Scene(children);
            children.applyCss();
            return Found.texts(children);
        });

        assertThat(written).contains("大", "小");
    }

    @Test
    void childSwitchGoesOnToTheNextAndAround() {
        var chosen = OnFx.call(() -> {
            var children = new ChildSwitch();
            children.getChoices().setAll(List.of(choice(MEI, 10), choice(JIE, 14)));
            children.selectedProperty().set(Optional.of(MEI));
            var seen = new ArrayList<Optional<ChildId>>();
            for (int time = 0; time < 2; time++) {
                children.next();
                seen.add(children.selectedProperty().get());
            }
            return seen;
        });

        assertThat(chosen).containsExactly(Optional.of(JIE), Optional.of(MEI));
    }

    @Test
    void childSwitchIsAMenuForMoreThanFour() {
        boolean menu = OnFx.call(() -> {
            var children = new ChildSwitch();
            for (int no = 0; no < 5; no++) {
                children.getChoices().add(choice(new ChildId("child" + no), 8 + no));
            }
            return children.lookup(".combo-box") != null;
        });

        assertThat(menu).isTrue();
    }

    @Test
    void oneTabStopWithArrowsInside() {
        var stops = OnFx.call(() -> {
            var buttons = List.of(new ToggleButton("a"), new ToggleButton("b"), new ToggleButton("c"));
            TabStop.choosing(buttons);
            buttons.forEach(button ->
                    button.setOnAction(_ -> buttons.forEach(other -> other.setSelected(other.equals(button)))));
            var scene = new Scene(new HBox(buttons.toArray(Node[]::new)));
            buttons.getFirst().fire();
            buttons.getFirst().requestFocus();
            press(buttons.getFirst(), KeyCode.LEFT);
            return List.of(
                    buttons.stream().filter(Node::isFocusTraversable).count() == 1,
                    buttons.getLast().equals(scene.getFocusOwner()),
                    buttons.getLast().isSelected());
        });

        assertThat(stops).containsExactly(true, true, true);
    }

    @Test
    void waitingShowsNothingAtFirstAndCanBeCancelled() {
        var seen = OnFx.call(() -> {
            var cancelled = new ArrayList<String>();
            var waiting = new Waiting("Reading", () -> cancelled.add("cancelled"));
            var scene = new Scene(new StackPane(waiting), 600, 300);
            boolean first = waiting.isVisible() || !waiting.getChildren().isEmpty();
            waiting.showNow(true);
            Golden.lay(scene);
            ((Button) waiting.lookup("#cancel")).fire();
            return List.of(first, waiting.isVisible(), cancelled.size() == 1);
        });

        assertThat(seen).containsExactly(false, true, true);
    }

    @Test
    void checkRowSaysItselfInASentence() {
        var text = OnFx.call(() -> {
            System.setProperty("porchlight.language", "en");
            try {
                return new CheckRow(
                                new CheckRow.Check(CheckRow.State.BROKEN, "Guard", "No guard answers.", "Start one."),
                                Optional.empty())
                        .getAccessibleText();
            } finally {
                System.clearProperty("porchlight.language");
            }
        });

        assertThat(text).isEqualTo("Needs you: Guard. No guard answers. Start one.");
    }

    @Test
    void qrCodeHasWhiteAroundIt() {
        var code = QrCode.of("otpauth://hotp/Porchlight:mei?secret=JBSWY3DPEHPK3PXP&counter=0");

        for (int at = 0; at < code.size(); at++) {
            assertThat(code.isDark(at, 0) || code.isDark(0, at)).isFalse();
        }
        assertThat(code.isDark(4, 4)).isTrue();
    }
}
