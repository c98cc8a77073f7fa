package org.porchlight.console;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.Period;
import org.porchlight.ipc.Command;
import org.porchlight.text.FileTrouble;
import org.porchlight.ui.Words;
import org.porchlight.worker.CalendarFile;
import org.porchlight.worker.Reading;

/// Brings a calendar file in: it is read in a process of its own, kept by the guard, and then a period that a policy
/// can have. One at a time.
final class CalendarImport {
    private final Guard guard;
    private final Executor screen;
    private final Words words;
    private @Nullable Thread reader;
    private Guard.@Nullable Asked asked;
    /// Counts files, so that what is still told of one that was cancelled is dropped.
    private int turn;

    /// What became of a file.
    sealed interface Outcome {
        /// The guard keeps it.
        ///
        /// @param names how many names of events it has
        record Kept(Period period, int names) implements Outcome {}

        record Failed(String why) implements Outcome {}
    }

    /// @param words of the bundle `calendar`
    CalendarImport(Guard guard, Executor screen, Words words) {
        this.guard = guard;
        this.screen = screen;
        this.words = words;
    }

    /// Begins; what becomes of it is told later, on the screen's thread.
    void start(Path file, ZoneId zone, LocalDate around, Consumer<Outcome> told) {
        cancel();
        int mine = turn;
        reader = Thread.ofVirtual().name("calendar-import").start(() -> read(file, zone, around, mine, told));
    }

    /// Nothing more is told of the file that is read now.
    void cancel() {
        turn++;
        var running = reader;
        if (running != null) {
            running.interrupt();
        }
        var waiting = asked;
        if (waiting != null) {
            waiting.drop();
        }
        reader = null;
        asked = null;
    }

    private void read(Path path, ZoneId zone, LocalDate around, int mine, Consumer<Outcome> told) {
        try {
            var file = CalendarFile.read(path);
            switch (file.days(zone, around)) {
                case Reading.Read(var calendar)
                when calendar.events().isEmpty() -> fail(mine, words.of("empty", path), told);
                case Reading.Read(var calendar) ->
                    screen.execute(() -> {
                        if (mine == turn) {
                            keep(file, calendar, mine, told);
                        }
                    });
                case Reading.Unusable(var trouble, var detail) ->
                    fail(mine, words.of(trouble.name(), path, detail), told);
            }
        } catch (NoSuchFileException _) {
            fail(mine, words.of("missing", path), told);
        } catch (AccessDeniedException _) {
            fail(mine, words.of("denied", path), told);
        } catch (IOException e) {
            fail(mine, words.of("unread", path, FileTrouble.say(words.language(), path, e)), told);
        } catch (InterruptedException _) {
            // It was cancelled, and nobody waits for an answer.
            Thread.currentThread().interrupt();
        }
    }

    private void fail(int mine, String why, Consumer<Outcome> told) {
        screen.execute(() -> {
            if (mine == turn) {
                told.accept(new Outcome.Failed(why));
            }
        });
    }

    private void keep(CalendarFile file, ImportedCalendar calendar, int mine, Consumer<Outcome> told) {
        var period = new Period.Imported(file.period(), java.util.Optional.empty(), file.sha256(), calendar);
        asked = guard.ask(
                new Command.PutCalendar(file.sha256(), file.shortName(Command.PutCalendar.MAX_NAME), calendar),
                _ -> told.accept(new Outcome.Kept(period, calendar.events().size())),
                why -> fail(mine, new TroubleWords(Words.part("console", words.language())).say(why), told));
    }
}
