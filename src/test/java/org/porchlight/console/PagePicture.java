package org.porchlight.console;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;

/// A page of the parents' window beside its picture.
final class PagePicture {
    private PagePicture() {}

    /// Compares a page with its picture, and looks at it as at every scene.
    ///
    /// @param name of the picture, before its size, where that is not the usual one, and its look
    /// @param root makes the page, on the FX thread, once the look is on
    /// @param bring what is done with the page before
    static void check(
            String name, Look look, int width, int height, Callable<? extends Parent> root, Consumer<Scene> bring) {
        var size = width == 1280 && height == 800 ? "" : "-" + width + "x" + height;
        Golden.in(look, width, height, ConsoleWindow::dress, root, scene -> {
            bring.accept(scene);
            Golden.lay(scene);
            Golden.check(name + size + "-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }
}
