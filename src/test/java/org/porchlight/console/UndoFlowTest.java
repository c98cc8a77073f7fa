package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

/// What the button that takes the last change back says that it takes back, before and after.
class UndoFlowTest {
    private final FakeLink link = EveryScreen.guard(true);
    private final MeisRules rules = new MeisRules();

    private void on(PageName page, Consumer<Scene> work) {
        rules.tell(link);
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(link, page).root(),
                work);
    }

    private static String told(Scene scene) {
        var undo = (Button) Presses.node(scene, "#undo");
        assertThat(undo.getTooltip() == null).isEqualTo(undo.isDisabled());
        return undo.isDisabled() ? undo.getAccessibleHelp() : undo.getTooltip().getText();
    }

    @Test
    void saysOfRulesWhatItTakesBackNow() {
        on(PageName.SPENDING, scene -> {
            assertThat(told(scene)).isEqualTo("Nothing was changed in this window yet.");

            Presses.press(scene, "#spending-single UP", "#spending-day UP");
            assertThat(told(scene)).startsWith("Takes back: ").contains("day");
            Presses.press(scene, "#undo");
            assertThat(told(scene)).startsWith("Takes back: ").contains("once");

            Presses.press(scene, "#save");
            assertThat(told(scene)).startsWith("Takes back what was saved: ").contains("once");
            Presses.press(scene, "#undo");
            assertThat(told(scene)).isEqualTo("All that was saved in this window is undone.");
        });
    }

    @Test
    void saysThatSomebodyElseWasThereSince() {
        on(PageName.SPENDING, scene -> {
            Presses.press(scene, "#spending-day UP", "#save");
            rules.put(MeisRules.DRAWN.replace("age: 14", "age: 15"));
            Presses.press(scene, "#undo");

            assertThat(told(scene)).isEqualTo("Somebody else changed the rules since.");
        });
    }

    @Test
    void saysOfWhichChildItTakesBackAChange() {
        on(PageName.CHILDREN, scene -> {
            Presses.press(scene, "#age-jie=13");
            assertThat(told(scene)).isEqualTo("Takes back: 阿杰");
            Presses.press(scene, "#save");
            assertThat(told(scene)).isEqualTo("Takes back what was saved: 阿杰");
            Presses.press(scene, "#undo");
            assertThat(told(scene)).isEqualTo("All that was saved in this window is undone.");
        });
    }
}
