package org.porchlight.console;

import java.util.Optional;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ui.Words;

/// The console's window on a guard that answers at once, everything on the caller's thread, which is the FX thread.
final class Shown {
    private final Line line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
    private final ConsoleView view;

    private Shown(GuardLink link) {
        view = new ConsoleView(Words.part("console"), line, () -> {}, () -> {});
        line.show(view::render);
        line.dial(() -> Optional.of(link));
    }

    /// Opens it on a page.
    static ConsoleView on(GuardLink link, PageName page) {
        var shown = new Shown(link);
        shown.view.open(page);
        return shown.view;
    }

    /// Shows a state of the line, without a guard.
    static ConsoleView as(Screen screen) {
        var line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
        var view = new ConsoleView(Words.part("console"), line, () -> {}, () -> {});
        view.render(screen);
        return view;
    }
}
