package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.desktop.Key;
import org.porchlight.core.report.Keys;
import org.porchlight.ui.OnFx;

/// Where the keys go while the lock card is up.
class LockCardKeysTest extends OnLockCard {
    @Test
    void showsWhereTheKeysGo() {
        OnFx.run(() -> {
            make();
            card().show(look(FULL));

            assertThat(card().focused().map(node -> node.getStyleClass().contains("main")))
                    .contains(true);
            card().hide();
        });
    }

    @Test
    void opensTheEntryOfACodeAtADigitAndHelpAtF1() {
        OnFx.run(() -> {
            make();
            card().show(look(FULL));

            desktop.press(Key.typing("7"));
            desktop.press(Key.of(Key.Name.F1));
            desktop.press(Key.typing("x"));

            assertThat(deeds.done).containsExactly("type CODE 7", "open HELP");
            card().hide();
        });
    }

    @Test
    void digitsGoToThePinWhereThereAreNoCodesAndNowhereWhereThereIsNeither() {
        OnFx.run(() -> {
            make();
            card().show(look(FULL, new Keys(false, true)));
            desktop.press(Key.typing("7"));
            assertThat(deeds.done).containsExactly("type PIN 7");

            card().show(look(FULL, Keys.NONE));
            desktop.press(Key.typing("7"));
            assertThat(deeds.done).containsExactly("type PIN 7");
            card().hide();
        });
    }

    @Test
    void enterDoesWhatHasTheFocusAndTabGoesOn() {
        OnFx.run(() -> {
            make();
            card().show(look(FULL));

            desktop.press(Key.of(Key.Name.ENTER));
            desktop.press(Key.of(Key.Name.TAB));
            desktop.press(Key.of(Key.Name.ENTER));

            assertThat(deeds.done).containsExactly("open ASK", "open CODE");
            card().hide();
        });
    }

    @Test
    void keysGoToThePaneThatIsOpenAndEscapeClosesIt() {
        OnFx.run(() -> {
            make();
            card().show(look(FULL));
            var field = new TextField();
            card().open(new VBox(field), false);
            // As the next pulse would.
            field.getScene().getRoot().applyCss();

            for (var digit : "123456".split("", -1)) {
                if (!digit.isEmpty()) {
                    desktop.press(Key.typing(digit));
                }
            }
            desktop.press(Key.of(Key.Name.BACKSPACE));

            assertThat(field.getText()).isEqualTo("12345");
            desktop.press(Key.of(Key.Name.ESCAPE));
            assertThat(field.getScene()).isNull();
            assertThat(deeds.done).isEmpty();
            card().hide();
        });
    }
}
