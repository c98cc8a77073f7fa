package org.porchlight.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.porchlight.render.PdfPages;
import org.porchlight.text.Draft;

/// Makes files and prints in the background, one at a time, and can be cancelled.
///
/// All calls come on the screen's thread.
final class Making {
    /// Fine enough for letters, small enough for memory: a sheet of A4 is 15 MiB.
    private static final int DPI = 200;

    static final String PRINT = "PRINT";

    /// Makes the bytes of a file. It may take long and is called on another thread.
    @FunctionalInterface
    interface Bytes {
        byte[] make();
    }

    /// How far it is.
    sealed interface State {
        record Idle() implements State {}

        /// @param what is made: the name of a form, or [#PRINT]
        record Working(String what) implements State {}

        record Saved(Path file) implements State {}

        record Printed() implements State {}

        record NotSaved(Path file, IOException why) implements State {}

        record NoPrinter() implements State {}

        /// The printer did not take it.
        record NotPrinted() implements State {}

        /// Something went wrong that nobody foresaw.
        record Broken() implements State {}
    }

    private final Paper paper;
    private final Executor background;
    private final Executor screen;
    private final Consumer<State> listener;
    /// Counts what was begun, so that what was cancelled is dropped.
    private final AtomicInteger begun = new AtomicInteger();

    Making(Paper paper, Executor background, Executor screen, Consumer<State> listener) {
        this.paper = paper;
        this.background = background;
        this.screen = screen;
        this.listener = listener;
    }

    /// Makes a file. It takes the place of one that is there; where it cannot be written, nothing is left.
    ///
    /// @param what is made, such as `PDF`
    void save(String what, Bytes bytes, Path file) {
        int mine = begin(what);
        work(mine, () -> made(bytes, file, mine));
    }

    /// Prints the pages of a PDF file.
    void print(Bytes pdf) {
        switch (paper.choose()) {
            case Paper.Choice.NoPrinter _ -> listener.accept(new State.NoPrinter());
            case Paper.Choice.Never _ -> {}
            case Paper.Choice.Printer(var printer) -> {
                int mine = begin(PRINT);
                work(mine, () -> {
                    var pages = PdfPages.of(pdf.make(), DPI);
                    return begun.get() == mine && printer.print(pages) ? new State.Printed() : new State.NotPrinted();
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

    private int begin(String what) {
        listener.accept(new State.Working(what));
        return begun.incrementAndGet();
    }

    /// Whatever becomes of it, it is not under way any more.
    private void work(int mine, Supplier<State> making) {
        background.execute(() -> {
            State state = new State.Broken();
            try {
                state = making.get();
            } finally {
                end(mine, state);
            }
        });
    }

    private State made(Bytes bytes, Path file, int mine) {
        var whole = bytes.make();
        try (var draft = Draft.of(file)) {
            draft.out().write(whole);
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
