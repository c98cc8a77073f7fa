package org.porchlight.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.porchlight.core.report.WeekReport;
import org.porchlight.render.PdfPages;
import org.porchlight.render.WeekForm;
import org.porchlight.render.WeekPdf;
import org.porchlight.text.Draft;
import org.porchlight.text.Language;

/// Makes the files of a week and its print in the background, one at a time, and can be cancelled.
///
/// All calls come on the screen's thread.
final class WeekMaking {
    /// Fine enough for letters, small enough for memory: a sheet of A4 is 15 MiB.
    private static final int DPI = 200;

    /// How far it is.
    sealed interface State {
        record Idle() implements State {}

        /// @param form nothing for a print
        record Working(Optional<WeekForm> form) implements State {}

        record Saved(Path file) implements State {}

        record Printed() implements State {}

        record NotSaved(Path file, IOException why) implements State {}

        record NoPrinter() implements State {}

        /// The printer did not take it.
        record NotPrinted() implements State {}
    }

    private final Language language;
    private final Paper paper;
    private final Executor background;
    private final Executor screen;
    private final Consumer<State> listener;
    /// Counts what was begun, so that what was cancelled is dropped.
    private final AtomicInteger begun = new AtomicInteger();

    WeekMaking(Language language, Paper paper, Executor background, Executor screen, Consumer<State> listener) {
        this.language = language;
        this.paper = paper;
        this.background = background;
        this.screen = screen;
        this.listener = listener;
    }

    /// Makes a file. It takes the place of one that is there; where it cannot be written, nothing is left.
    void save(WeekReport report, WeekForm form, Path file) {
        int mine = begin(Optional.of(form));
        background.execute(() -> end(mine, made(report, form, file, mine)));
    }

    /// Prints the pages of the PDF file.
    void print(WeekReport report) {
        switch (paper.choose()) {
            case Paper.Choice.NoPrinter _ -> listener.accept(new State.NoPrinter());
            case Paper.Choice.Never _ -> {}
            case Paper.Choice.Printer(var printer) -> {
                int mine = begin(Optional.empty());
                background.execute(() -> {
                    var pages = PdfPages.of(WeekPdf.of(report, language), DPI);
                    if (begun.get() == mine) {
                        end(mine, printer.print(pages) ? new State.Printed() : new State.NotPrinted());
                    }
                });
            }
        }
    }

    /// Leaves what is under way; nothing of it stays.
    void cancel() {
        begun.incrementAndGet();
        listener.accept(new State.Idle());
    }

    /// What was told was read.
    void read() {
        listener.accept(new State.Idle());
    }

    private int begin(Optional<WeekForm> form) {
        listener.accept(new State.Working(form));
        return begun.incrementAndGet();
    }

    private State made(WeekReport report, WeekForm form, Path file, int mine) {
        var bytes = form.of(report, language);
        try (var draft = Draft.of(file)) {
            draft.out().write(bytes);
            if (begun.get() == mine) {
                draft.keep();
            }
            return new State.Saved(file);
        } catch (IOException e) {
            return new State.NotSaved(file, e);
        }
    }

    private void end(int mine, State state) {
        screen.execute(() -> {
            if (begun.get() == mine) {
                listener.accept(state);
            }
        });
    }
}
