package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SampleDays;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

class TodayViewTest {
    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());

    private static List<String> written(Scene scene) {
        return scene.getRoot().lookupAll(".pl-child-card .label").stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    @Test
    void saysBeforeItIsPressedHowLongEveryoneIsPaused() {
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(link, PageName.TODAY).root(),
                scene -> {
                    var pause = (Button) scene.lookup("#pause-all");
                    assertThat(pause.getTooltip().getText())
                            .isEqualTo("Pauses everyone for the rest of today. You can let them go on at any time.")
                            .isEqualTo(pause.getAccessibleHelp());
                });
    }

    @Test
    void movesNothingWhenItSaysWhyEveryoneWasNotPaused() {
        link.answerOrdersWith(new Answer.Refused("no-such-child", "mei"));
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(link, PageName.TODAY).root(),
                scene -> {
                    var card = scene.lookup("#child-mei");
                    double before = card.localToScene(0, 0).getY();

                    ((Button) scene.lookup("#pause-all")).fire();
                    Golden.lay(scene);

                    assertThat(((Label) scene.lookup(".pl-head > .pl-error-text")).getText())
                            .isNotEmpty();
                    assertThat(card.localToScene(0, 0).getY()).isEqualTo(before);
                });
    }

    @Test
    void writesAnotherNameOnTheCard() {
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(link, PageName.TODAY).root(),
                scene -> {
                    assertThat(written(scene)).contains("Mei");

                    link.push(Family.status(Family.mei("Mia", Presented.OPEN, 0), Family.jie("Jie")));
                    Golden.lay(scene);

                    assertThat(written(scene)).contains("Mia").doesNotContain("Mei");
                });
    }

    /// As the child reads it on its own day.
    @Test
    void tellsWhichParentDidWhatHappened() {
        var note = new DayNote(Family.NOW, DayNote.Sort.PAUSED, Optional.of(Family.MEI), "", 900).doneBy("parent:mum");
        var named = new FakeLink(
                Family.evening(true),
                Map.of(Family.MEI, new AccountReport(SampleDays.account().account(), List.of(note))));
        named.answer(
                Command.Parents.class,
                _ -> new Answer.Parents(List.of(
                        new ParentEntry(new ParentId("mum"), "Mum", Rank.GUARDIAN, Optional.empty(), true, false))));
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(named, PageName.TODAY).root(),
                scene -> assertThat(Found.texts(scene.getRoot())).contains("Mei's PC was paused (Mum)"));
    }
}
