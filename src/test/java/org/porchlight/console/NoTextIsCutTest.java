package org.porchlight.console;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;

/// No text is cut in the smallest window, whatever is to be seen in it, in either language.
class NoTextIsCutTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("org.porchlight.console.EveryScreen#all")
    void fitsIntoTheSmallestWindow(EveryScreen screen) {
        for (var look : new Look[] {Look.ZH_LIGHT, Look.EN_LIGHT}) {
            Golden.in(look, 800, 600, ConsoleWindow::dress, () -> screen.make().apply(look), scene -> {
                screen.bring().accept(scene, look);
                Golden.lay(scene);
                SceneChecks.nothingIsCut(scene);
                SceneChecks.everythingHasAName(scene);
            });
        }
    }
}
