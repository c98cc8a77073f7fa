package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;

/// The page of help inside the console.
class HelpViewTest {
    @ParameterizedTest
    @CsvSource({"ZH_LIGHT, 1280, 800", "EN_DARK, 1280, 800", "ZH_LIGHT, 800, 600", "EN_LIGHT, 800, 600"})
    void canBeReadAndReachedWithAndWithoutAGuard(Look look, int width, int height) {
        Golden.in(
                look,
                width,
                height,
                ConsoleWindow::dress,
                () -> Shown.on(new FakeLink(Family.evening(look.isEnglish()), Family.accounts()), PageName.HELP)
                        .root(),
                HelpViewTest::check);
        Golden.in(
                look,
                width,
                height,
                ConsoleWindow::dress,
                () -> {
                    var view = Shown.as(Screen.GuardMissing.quiet(false));
                    view.open(PageName.HELP);
                    return view.root();
                },
                HelpViewTest::check);
    }

    private static void check(Scene scene) {
        assertThat(scene.lookup(".help-danger-number")).isNotNull();
        SceneChecks.all(scene);
    }

    private static Parent help(Look look) {
        return Shown.on(new FakeLink(Family.evening(look.isEnglish()), Family.accounts()), PageName.HELP)
                .root();
    }

    private static void in(Look look, int width, int height, Consumer<Scene> work) {
        Golden.in(look, width, height, ConsoleWindow::dress, () -> help(look), work);
    }

    private static Region pane(Scene scene) {
        return (Region) scene.lookup(".help");
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, 756", "800, 600, 600"})
    void beginsWithHelpAndWithNothingElseWhereThereIsNoRoom(int width, int height, double high) {
        in(Look.EN_LIGHT, width, height, scene -> {
            assertThat(pane(scene).localToScene(0, 0).getY()).isZero();
            assertThat(pane(scene).getHeight()).isEqualTo(high);
        });
    }

    @ParameterizedTest
    @EnumSource
    void looksAsItShould(Look look) {
        PagePicture.check("page-help", look, 1280, 800, () -> help(look), _ -> {});
    }

    @ParameterizedTest
    @CsvSource({"ZH_LIGHT, 1280, 800", "EN_DARK, 800, 600"})
    void answersQuestionsAboutItselfBelow(Look look, int width, int height) {
        PagePicture.check("help-questions", look, width, height, () -> help(look), scene -> {
            Golden.lay(scene);
            ((ScrollPane) pane(scene).getParent().getParent().getParent().getParent()).setVvalue(1);
        });
    }

    @Test
    void leadsToTheKeys() {
        in(Look.EN_LIGHT, 1280, 800, scene -> {
            ((Hyperlink) scene.lookup("#all-keys")).fire();
            Golden.lay(scene);

            assertThat(scene.lookup("#keys")).isNotNull();
        });
    }

    @Test
    void scrollsByKeyboard() {
        in(Look.EN_LIGHT, 800, 600, scene -> {
            var last = scene.lookup("#all-keys");
            for (int page = 0; page < 3; page++) {
                press(pane(scene), KeyCode.PAGE_DOWN);
            }
            Golden.lay(scene);
            assertThat(last.localToScene(last.getBoundsInLocal()).getMaxY()).isLessThanOrEqualTo(600);

            for (int page = 0; page < 3; page++) {
                press(pane(scene), KeyCode.PAGE_UP);
            }
            Golden.lay(scene);
            assertThat(pane(scene).localToScene(0, 0).getY()).isZero();
        });
    }

    private static void press(Node where, KeyCode key) {
        where.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    @Test
    void closesFromTheQuestionsWithTheEscapeKey() {
        in(Look.EN_LIGHT, 1280, 800, scene -> {
            var keys = scene.lookup("#all-keys");
            keys.requestFocus();
            press(keys, KeyCode.ESCAPE);
            Golden.lay(scene);

            assertThat(((ToggleButton) scene.lookup("#page-today")).isSelected())
                    .isTrue();
        });
    }
}
