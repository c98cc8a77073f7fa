package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

class TodayViewTest {
    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());

    private static List<String> written(Scene scene) {
        return scene.getRoot().lookupAll(".pl-child-card .label").stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    @Test
    void saysBeforeItIsPressedHowLongEveryoneIsPaused() {
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(link, PageName.TODAY).root(),
                scene -> {
                    var pause = (Button) scene.lookup("#pause-all");
                    assertThat(pause.getTooltip().getText())
                            .isEqualTo("Pauses everyone for the rest of today. You can let them go on at any time.")
                            .isEqualTo(pause.getAccessibleHelp());
                });
    }

    @Test
    void writesAnotherNameOnTheCard() {
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(link, PageName.TODAY).root(),
                scene -> {
                    assertThat(written(scene)).contains("Mei");

                    link.push(Family.status(Family.mei("Mia", Presented.OPEN, 0), Family.jie("Jie")));
                    Golden.lay(scene);

                    assertThat(written(scene)).contains("Mia").doesNotContain("Mei");
                });
    }
}
