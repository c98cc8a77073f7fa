package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

/// Where the keyboard is while it is asked why.
class WhyPaneTest {
    @Test
    void hasTheKeyboardInTheFieldOfWhatWasChosen() {
        in(scene -> {
            choice(scene, "Program").fire();
            assertThat(scene.getFocusOwner().getId()).isEqualTo("why-what");
            choice(scene, "Time").fire();
            assertThat(scene.getFocusOwner().getId()).isEqualTo("why-when");
            choice(scene, "Site").fire();
            assertThat(scene.getFocusOwner().getId()).isEqualTo("why-what");
        });
    }

    @Test
    void leavesTheKeyboardOnTheChoicesToWhoeverWalksThem() {
        in(scene -> {
            var time = choice(scene, "Time");
            time.requestFocus();
            time.fireEvent(key(KeyCode.RIGHT, false));

            assertThat(scene.getFocusOwner()).isSameAs(choice(scene, "Program"));
            assertThat(choice(scene, "Program").isSelected()).isTrue();
        });
    }

    private static void in(Consumer<Scene> work) {
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(Asked.link(true), PageName.TODAY).root(),
                scene -> {
                    scene.getRoot().fireEvent(key(KeyCode.K, true));
                    Golden.lay(scene);
                    work.accept(scene);
                });
    }

    private static KeyEvent key(KeyCode code, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
    }

    private static ToggleButton choice(Scene scene, String text) {
        return scene.getRoot().lookupAll(".pl-why-pane .toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
