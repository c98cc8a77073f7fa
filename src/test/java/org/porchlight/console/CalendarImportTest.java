package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.policy.Period;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.ui.Words;

class CalendarImportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String ICS = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:1
            SUMMARY:Winter
            DTSTART;VALUE=DATE:20270118
            DTEND;VALUE=DATE:20270216
            END:VEVENT
            END:VCALENDAR
            """;

    @TempDir
    private Path folder;

    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final BlockingQueue<CalendarImport.Outcome> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final Line line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
    private final CalendarImport importing = new CalendarImport(line, screen::add, Words.part("calendar", Language.EN));

    @BeforeEach
    void dial() {
        link.answer(Command.PutCalendar.class, _ -> new Answer.Done());
        line.dial(() -> Optional.of(link.beside()));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace("\n", "\r\n"));
    }

    /// Reads a file and plays the screen's thread until something is told.
    private CalendarImport.Outcome outcome(Path file) throws InterruptedException {
        importing.start(file, ZONE, TODAY, told::add);
        while (told.isEmpty()) {
            var work = screen.poll(120, TimeUnit.SECONDS);
            assertThat(work).as("what the screen is to do").isNotNull();
            work.run();
        }
        return told.take();
    }

    @Test
    void hasTheGuardKeepWhatAWorkerRead() throws Exception {
        var outcome = outcome(file("school year.ics", ICS));

        assertThat(outcome).isInstanceOfSatisfying(CalendarImport.Outcome.Kept.class, kept -> {
            assertThat(kept.names()).isEqualTo(1);
            assertThat(kept.period().name()).isEqualTo("school-year");
            assertThat(((Period.Imported) kept.period()).sha256()).matches("[0-9a-f]{64}");
        });
        assertThat(link.asked)
                .filteredOn(Command.PutCalendar.class::isInstance)
                .extracting(command -> ((Command.PutCalendar) command).file())
                .containsExactly("school year.ics");
    }

    @Test
    void saysWhatIsWrongWithAFileAndHasNothingKept() throws Exception {
        assertThat(outcome(file("notes.ics", "hello")))
                .isInstanceOfSatisfying(
                        CalendarImport.Outcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("not an iCalendar file"));
        assertThat(outcome(folder.resolve("none.ics")))
                .isInstanceOfSatisfying(
                        CalendarImport.Outcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("there is no such file"));
        assertThat(link.asked).noneMatch(Command.PutCalendar.class::isInstance);
    }

    @Test
    void saysWhyTheGuardDidNotKeepIt() throws Exception {
        link.answer(Command.PutCalendar.class, _ -> new Answer.Refused("carer-only-gives", ""));

        assertThat(outcome(file("school.ics", ICS))).isInstanceOf(CalendarImport.Outcome.Failed.class);
    }

    @Test
    void tellsNothingMoreOfAFileThatWasCancelled() throws Exception {
        importing.start(file("first.ics", ICS), ZONE, TODAY, told::add);
        importing.cancel();

        var outcome = outcome(file("second.ics", ICS));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CalendarImport.Outcome.Kept.class,
                        kept -> assertThat(kept.period().name()).isEqualTo("second"));
        assertThat(told).isEmpty();
    }
}
