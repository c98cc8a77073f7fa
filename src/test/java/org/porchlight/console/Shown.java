package org.porchlight.console;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ui.Words;

/// The console's window on a guard that answers at once, everything on the caller's thread, which is the FX thread.
final class Shown {
    private final Line line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
    private final ConsoleView view;

    private Shown(GuardLink link) {
        view = new ConsoleView(Words.part("console"), line, () -> {}, () -> {});
        line.show(view::render);
        var first = new AtomicBoolean(true);
        // What takes long has a link of its own, which is closed after it.
        line.dial(() -> Optional.of(first.getAndSet(false) ? link : new Aside(link)));
    }

    /// A second link to the same guard.
    private record Aside(GuardLink guard) implements GuardLink {
        @Override
        public Answer ask(Command command) throws IOException {
            return guard.ask(command);
        }

        @Override
        public void watch(Consumer<StatusReport> listener, Runnable lost) {
            throw new AssertionError("a link for one question is not watched");
        }

        @Override
        public void close() {}
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
