package org.porchlight.console;

import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

/// The settings, of which a test opens a part.
abstract class OnSettings {
    final FakeLink link = Asked.link(true);
    final FakeVerbs verbs = new FakeVerbs();

    final void in(String part, Consumer<Scene> work) {
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(link, PageName.SETTINGS, verbs).root(),
                scene -> {
                    ((ToggleButton) scene.lookup("#part-" + part)).fire();
                    Golden.lay(scene);
                    work.accept(scene);
                });
    }
}
