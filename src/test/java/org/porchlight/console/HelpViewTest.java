package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                    var view = Shown.as(new Screen.GuardMissing(false, Optional.empty()));
                    view.open(PageName.HELP);
                    return view.root();
                },
                HelpViewTest::check);
    }

    private static void check(javafx.scene.Scene scene) {
        assertThat(scene.lookup(".help-danger-number")).isNotNull();
        SceneChecks.all(scene);
    }
}
