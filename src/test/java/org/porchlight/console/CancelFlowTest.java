package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.ChildSwitch;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Words;
import org.testfx.util.WaitForAsyncUtils;

/// Long work in the window: it says what it is at, ends when cancel is pressed, and leaves nothing.
class CancelFlowTest extends InWindow {
    @TempDir
    private Path folder;

    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final MeisRules rules = new MeisRules();
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

    private void openTime() {
        rules.tell(link);
        open(link.beside(), PageName.TIME);
    }

    /// From now on the guard answers when the test says so.
    private void slow() {
        background = waiting::add;
    }

    /// The guard answers all that it was asked, and what follows from that.
    private void answer() {
        background = Runnable::run;
        for (var work = waiting.poll(); work != null; work = waiting.poll()) {
            OnFx.run(work);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String budget(InWindow window) {
        return window.seen("#budget-days-off .label")
                .map(node -> ((Labeled) node).getText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rehearsalIsCancelledAndTheDraftStays() throws TimeoutException {
        openTime();
        slow();
        tabTo("budget-days-off");
        press(KeyCode.UP);
        await("#save-more");
        assertThat(text("#save-more")).isEqualTo("Cancel");
        assertThat(seen(".pl-save-bar .label").map(node -> ((Labeled) node).getText()))
                .anyMatch(text -> text.contains("Rehearsing"));

        click("#save-more");
        assertThat(seen("#save-more")).isEmpty();
        answer();

        assertThat(link.asked).noneMatch(Command.Rehearse.class::isInstance);
        assertThat(budget(this)).isEqualTo("105\u00a0min");
        assertThat(seen(".pl-save-bar .label").map(node -> ((Labeled) node).getText()))
                .contains("1 change not saved")
                .noneMatch(text -> text.contains("Rehearsing") || text.contains("would have"));
        control(KeyCode.S);
        assertThat(seen("#save")).isEmpty();
    }

    @Test
    void calendarImportIsCancelledAndNothingIsBroughtIn() throws Exception {
        var file = Files.writeString(folder.resolve("school.ics"), """
                BEGIN:VCALENDAR\r
                VERSION:2.0\r
                BEGIN:VEVENT\r
                UID:1\r
                SUMMARY:Winter\r
                DTSTART;VALUE=DATE:20270118\r
                END:VEVENT\r
                END:VCALENDAR\r
                """);
        openTime();
        click("#calendar");
        tabTo("day-time-exam-week");
        press(KeyCode.DOWN);
        answer();
        var bar = text(".pl-save-bar .pl-strong");
        slow();

        OnFx.run(() -> ((CalendarFileRow)
                        seen("#import-calendar").findFirst().orElseThrow().getParent())
                .bringIn(file));
        assertThat(text("#import-calendar")).isEqualTo("Importing");
        assertThat(seen("#import-calendar").allMatch(node -> node.isDisabled())).isTrue();
        // A worker has read it, and the guard is to keep it.
        var asked = waiting.poll(120, TimeUnit.SECONDS);
        assertThat(asked).isNotNull();
        waiting.add(asked);
        click("#cancel-import");
        answer();

        assertThat(seen("#cancel-import")).isEmpty();
        assertThat(text("#import-calendar")).isEqualTo("Import");
        assertThat(link.asked).noneMatch(Command.PutCalendar.class::isInstance);
        assertThat(seen("#period-off-school")).isEmpty();
        assertThat(text(".pl-save-bar .pl-strong")).isEqualTo(bar);
    }

    @Test
    void backupIsCancelledAndItsProcessEnded() throws TimeoutException, IOException {
        var file = folder.resolve("family.gz");
        link.answer(Command.Unlock.class, _ -> new Answer.Done());
        open(link.beside(), PageName.TODAY);
        OnFx.run(() -> scene().setRoot((Parent) new BackupPart(
                        new Desk(
                                Words.part("console"),
                                line,
                                new Drafts(line),
                                new NoWay(),
                                new ChildSwitch(),
                                verbs,
                                () -> {},
                                () -> false),
                        Optional.of((_, _, _) -> Optional.of(file)))
                .root()));

        click("#write-backup");
        assertThat(verbs.ran).containsExactly(List.of("backup", file.toString(), "--force"));
        await("#cancel");
        assertThat(seen(".pl-waiting .label").map(node -> ((Labeled) node).getText()))
                .anyMatch(text -> text.contains(file.toString()));
        click("#cancel");

        assertThat(verbs.dropped).isEqualTo(verbs.ran);
        assertThat(seen("#cancel")).isEmpty();
        assertThat(text(".pl-error-text")).contains("The backup was not finished");
        assertThat(seen("#write-backup").map(Button.class::cast)).noneMatch(Button::isDisabled);
        assertThat(folder).isEmptyDirectory();
    }
}
