package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.console.Making.State;
import org.porchlight.console.Paper.Choice;
import org.porchlight.render.WeekForm;
import org.porchlight.render.Weeks;
import org.porchlight.text.FileTrouble;
import org.porchlight.text.Language;

class MakingTest {
    @TempDir
    private Path folder;

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<State> told = new ArrayList<>();
    private final List<List<BufferedImage>> sheets = new ArrayList<>();

    private Making making(Choice choice) {
        return new Making(() -> choice, background::add, Runnable::run, told::add);
    }

    private Choice printer(boolean takes) {
        return new Choice.Printer(pages -> {
            sheets.add(pages);
            return takes;
        });
    }

    private void work() {
        background.remove().run();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void savesAFileInTheBackground() throws IOException {
        var file = folder.resolve("week.csv");
        making(new Choice.Never()).save("CSV", () -> "1,2".getBytes(StandardCharsets.UTF_8), file);
        var before = List.copyOf(told);
        work();

        assertThat(before).containsExactly(new State.Working("CSV"));
        assertThat(told.getLast()).isEqualTo(new State.Saved(file));
        assertThat(file).hasContent("1,2");
    }

    @Test
    void leavesNothingOfWhatWasCancelled() throws IOException {
        var file = folder.resolve("week.pdf");
        Files.writeString(file, "the one before");
        var making = making(new Choice.Never());
        making.save("PDF", () -> new byte[100], file);

        making.cancel();
        work();

        assertThat(told).containsExactly(new State.Working("PDF"), new State.Idle());
        assertThat(files()).containsExactly(file);
        assertThat(file).hasContent("the one before");
    }

    @Test
    void saysWhyAFileCouldNotBeWritten() {
        var file = folder.resolve("no-such-folder").resolve("week.pdf");
        making(new Choice.Never()).save("PDF", () -> new byte[1], file);
        work();

        assertThat(told.getLast())
                .isInstanceOfSatisfying(
                        State.NotSaved.class,
                        failed -> assertThat(FileTrouble.say(Language.EN, failed.file(), failed.why()))
                                .isEqualTo("its folder does not exist"));
    }

    @Test
    void isNotUnderWayAnyMoreWhenSomethingBreaks() {
        Making.Bytes broken = () -> {
            throw new IllegalStateException("a bug");
        };
        making(new Choice.Never()).save("PDF", broken, folder.resolve("week.pdf"));
        assertThatIllegalStateException().isThrownBy(this::work);
        making(printer(true)).print(broken);
        assertThatIllegalStateException().isThrownBy(this::work);

        assertThat(told)
                .containsExactly(
                        new State.Working("PDF"),
                        new State.Broken(),
                        new State.Working(Making.PRINT),
                        new State.Broken());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void printsThePagesOfThePdf() {
        making(printer(true)).print(() -> WeekForm.PDF.of(Weeks.full("Mei"), Language.EN));
        work();

        assertThat(told).containsExactly(new State.Working(Making.PRINT), new State.Printed());
        assertThat(sheets).singleElement().satisfies(pages -> {
            assertThat(pages).isNotEmpty();
            // A sheet of A4 at 200 dots per inch.
            assertThat(pages.getFirst().getWidth()).isBetween(1650, 1657);
            assertThat(pages.getFirst().getHeight()).isBetween(2335, 2342);
        });
    }

    @Test
    void saysThatThereIsNoPrinterOrThatItDidNotTakeIt() {
        making(new Choice.NoPrinter()).print(() -> new byte[0]);
        making(printer(false)).print(() -> WeekForm.PDF.of(Weeks.full("Mei"), Language.EN));
        work();

        assertThat(told)
                .containsExactly(new State.NoPrinter(), new State.Working(Making.PRINT), new State.NotPrinted());
    }

    @Test
    void printsNothingThatWasCancelledOrNeverWanted() {
        making(new Choice.Never()).print(() -> new byte[0]);
        var making = making(printer(true));
        making.print(() -> WeekForm.PDF.of(Weeks.full("Mei"), Language.EN));
        making.cancel();
        work();

        assertThat(background).isEmpty();
        assertThat(sheets).isEmpty();
        assertThat(told).containsExactly(new State.Working(Making.PRINT), new State.Idle());
    }
}
