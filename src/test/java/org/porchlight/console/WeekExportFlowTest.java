package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.render.Weeks;
import org.porchlight.ui.ChildSwitch;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Words;
import org.testfx.util.WaitForAsyncUtils;

/// Each item of the menu of the week that takes it out of the window.
class WeekExportFlowTest extends InWindow {
    @TempDir
    private Path folder;

    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final List<String> suggested = new ArrayList<>();
    private final List<List<BufferedImage>> sheets = new ArrayList<>();
    private Paper.Choice printer = new Paper.Choice.Printer(sheets::add);
    private boolean wanted = true;

    @BeforeEach
    void openWeek() {
        link.answer(Command.Week.class, _ -> new Answer.Week(Weeks.full("Mei")));
        link.answer(Command.Parents.class, _ -> new Answer.Parents(List.of()));
        open(link.beside(), PageName.TODAY);
        OnFx.run(() -> {
            var week = new WeekView(
                    new Desk(
                            Words.part("console"),
                            line,
                            new Drafts(line),
                            new NoWay(),
                            new ChildSwitch(),
                            verbs,
                            () -> {},
                            () -> false),
                    Optional.of(() -> printer),
                    Optional.of(this::place),
                    Runnable::run);
            scene().setRoot(week.root());
            week.render(new Seen(Family.evening(true), Optional.of(Family.MEI), false));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Optional<Path> place(String name, String kind, String ending) {
        suggested.add(name + ", " + kind + ", " + ending);
        return Optional.of(folder.resolve(name)).filter(_ -> wanted);
    }

    private void choose(String item) {
        click("#export");
        click("#week-" + item);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            export-HTML | Mei-2026-W47.html, Web page (HTML), html | <!doctype html>
            export-PDF  | Mei-2026-W47.pdf, PDF for paper, pdf        | %PDF-
            export-CSV  | Mei-2026-W47.csv, Table (CSV), csv      | ï»¿day,
            """)
    void writesTheFormThatIsChosen(String item, String asked, String begins) throws IOException {
        choose(item);

        assertThat(suggested).containsExactly(asked);
        var file = folder.resolve(asked.substring(0, asked.indexOf(',')));
        assertThat(folder.toFile().list()).containsExactly(file.getFileName().toString());
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT))
                .startsWith(begins.toLowerCase(java.util.Locale.ROOT));
        assertThat(text(".pl-note .label")).contains(file.toString());
        assertThat(sheets).isEmpty();
    }

    @Test
    void printsThePages() {
        choose("print");

        assertThat(sheets).singleElement().satisfies(pages -> assertThat(pages).isNotEmpty());
        assertThat(suggested).isEmpty();
        assertThat(folder).isEmptyDirectory();
        assertThat(text(".pl-note .label")).contains("printer");
    }

    @Test
    void writesNothingWhereNoPlaceIsChosen() {
        wanted = false;
        choose("export-PDF");

        assertThat(suggested).hasSize(1);
        assertThat(folder).isEmptyDirectory();
        assertThat(seen(".pl-note .label")).isEmpty();
    }

    @Test
    void saysWhereThereIsNoPrinter() {
        printer = new Paper.Choice.NoPrinter();
        choose("print");

        assertThat(text(".pl-note .label")).contains("printer");
        assertThat(sheets).isEmpty();
    }
}
