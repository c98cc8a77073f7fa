package org.porchlight.console;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ui.Words;

/// The console's window on a guard that answers at once, everything on the caller's thread, which is the FX thread.
final class Shown {
    private final Line line;
    private final ConsoleView view;

    private Shown(GuardLink link, Verbs verbs, Executor background) {
        line = new Line(true, background, background, Runnable::run, (_, _) -> {});
        view = view(line, verbs);
        line.show(view::render);
        line.dial(() -> Optional.of(link instanceof FakeLink fake ? fake.beside() : link));
    }

    private static ConsoleView view(Line line, Verbs verbs) {
        return new ConsoleView(
                Words.part("console"),
                line,
                new Around(new Drafts(line), () -> {}, () -> {}, () -> true, verbs, () -> {}, () -> false));
    }

    /// Opens it on a page.
    static ConsoleView on(GuardLink link, PageName page) {
        return on(link, page, new FakeVerbs());
    }

    /// Opens it on a page, with a command line.
    static ConsoleView on(GuardLink link, PageName page, Verbs verbs) {
        return on(link, page, verbs, Runnable::run);
    }

    /// Opens it on a page, on a guard that is reached and then answers nothing.
    static ConsoleView waiting(GuardLink link, PageName page) {
        var calls = new AtomicInteger();
        return on(link, page, new FakeVerbs(), work -> {
            if (calls.getAndIncrement() == 0) {
                work.run();
            }
        });
    }

    private static ConsoleView on(GuardLink link, PageName page, Verbs verbs, Executor background) {
        var shown = new Shown(link, verbs, background);
        shown.view.open(page);
        return shown.view;
    }

    /// Shows a state of the line, without a guard.
    static ConsoleView as(Screen screen) {
        return as(screen, PageName.TODAY, new FakeVerbs());
    }

    /// Shows one where a page is open.
    static ConsoleView as(Screen screen, PageName page, Verbs verbs) {
        var view = view(new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {}), verbs);
        view.open(page);
        view.render(screen);
        return view;
    }
}
