package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.Verification;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.render.Weeks;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.MeisSunday;
import org.porchlight.ui.SceneChecks;

/// What a parent does on the pages of week and account, in the window.
class AccountFlowTest {
    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());

    private void page(PageName page, AccountReport report, Consumer<Scene> does) {
        link.answerAccountsWith(new Answer.Account(report));
        link.answer(Command.Week.class, _ -> new Answer.Week(Weeks.full("Mei")));
        link.answer(Command.Parents.class, _ -> new Answer.Parents(List.of()));
        link.answer(
                Command.Verify.class,
                _ -> new Answer.Verified(new Verification("ok", List.of(), List.of(), List.of(), List.of())));
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(link, page).root(),
                does);
    }

    private static void press(Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static List<String> texts(Scene scene) {
        return SceneChecks.seen(scene.getRoot())
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isBlank())
                .toList();
    }

    private List<Command.Settle> settled() {
        return link.asked.stream()
                .filter(Command.Settle.class::isInstance)
                .map(Command.Settle.class::cast)
                .toList();
    }

    @Test
    void opensTheAccountOfADayOfTheWeekByKeys() {
        page(PageName.WEEK, MeisSunday.report(true), scene -> {
            var bars = scene.lookup("#week-bars");
            bars.requestFocus();
            press(bars, KeyCode.RIGHT);
            press(bars, KeyCode.RIGHT);
            press(bars, KeyCode.ENTER);
            Golden.lay(scene);

            assertThat(texts(scene)).contains("Tuesday 17 November", "Account");
        });

        assertThat(link.asked.stream().filter(Command.Account.class::isInstance))
                .last()
                .isEqualTo(new Command.Account(Family.MEI, Optional.of(LocalDate.of(2026, 11, 17))));
    }

    @Test
    void agreesThatARowDoesNotCount() {
        link.answer(Command.Settle.class, _ -> {
            link.answerAccountsWith(new Answer.Account(MeisSunday.corrected(true)));
            return new Answer.Done();
        });
        page(PageName.ACCOUNT, MeisSunday.report(true), scene -> {
            ((Button) scene.lookup("#settle")).fire();
            Golden.lay(scene);

            assertThat(texts(scene)).contains("38\u00a0min", "Counted, corrected", "Taken back", "−16\u00a0min");
            assertThat(scene.lookup("#settle")).isNull();
        });

        assertThat(settled()).containsExactly(new Command.Settle("7k2ma", Duration.ofMinutes(16), ""));
    }

    @Test
    void takesPartOfARowBackWithWords() {
        link.answer(Command.Settle.class, _ -> new Answer.Done());
        page(PageName.ACCOUNT, MeisSunday.report(true), scene -> {
            ((ToggleButton) scene.lookup("#option-PART")).fire();
            Golden.lay(scene);
            press(scene.lookup(".pl-stepper"), KeyCode.UP);
            ((TextField) scene.lookup("#reply")).setText(" Half of it was homework. ");

            assertThat(texts(scene)).contains("Left goes from 22 to 31\u00a0min", "Count 9\u00a0min less");

            ((Button) scene.lookup("#settle")).fire();
        });

        assertThat(settled())
                .containsExactly(new Command.Settle("7k2ma", Duration.ofMinutes(9), "Half of it was homework."));
    }

    @Test
    void leavesARowAsItIsOnlyWithAReason() {
        link.answer(Command.Settle.class, _ -> new Answer.Done());
        page(PageName.ACCOUNT, MeisSunday.report(true), scene -> {
            ((ToggleButton) scene.lookup("#option-STAYS")).fire();
            Golden.lay(scene);
            var send = (Button) scene.lookup("#settle");

            assertThat(send.isDisabled()).isTrue();

            ((TextField) scene.lookup("#reply")).setText("You watched cartoons.");

            assertThat(send.isDisabled()).isFalse();

            send.fire();
        });

        assertThat(settled()).containsExactly(new Command.Settle("7k2ma", Duration.ZERO, "You watched cartoons."));
    }

    @Test
    void saysWhereItWasAskedWhyAnAnswerWasNotTaken() {
        link.answer(Command.Settle.class, _ -> new Answer.Refused("dispute-settled", "2026-11-22 19:20"));
        page(PageName.ACCOUNT, MeisSunday.report(true), scene -> {
            ((Button) scene.lookup("#settle")).fire();
            Golden.lay(scene);

            assertThat(texts(scene)).anyMatch(text -> text.contains("19:20"));
            assertThat(((Button) scene.lookup("#settle")).isDisabled()).isFalse();
        });
    }

    @Test
    void keepsWhatIsBeingWrittenWhenTheDayGoesOn() {
        page(PageName.ACCOUNT, MeisSunday.report(true), scene -> {
            ((ToggleButton) scene.lookup("#option-STAYS")).fire();
            Golden.lay(scene);
            ((TextField) scene.lookup("#reply")).setText("Bec");

            link.push(Family.evening(true));
            Golden.lay(scene);

            assertThat(((TextField) scene.lookup("#reply")).getText()).isEqualTo("Bec");
        });
    }

    @Test
    void showsARowInFullAndWhatHappenedWhenNoneIsSelected() {
        page(PageName.ACCOUNT, MeisSunday.corrected(true), scene -> {
            var table = scene.lookup("#rows .table-view");
            assertThat(texts(scene)).contains("Also on this day", "A parent looked at the account");

            press(scene.lookup(".pl-daybar"), KeyCode.RIGHT);
            press(scene.lookup(".pl-daybar"), KeyCode.ENTER);
            Golden.lay(scene);

            assertThat(texts(scene))
                    .contains(
                            "9:02–9:34, Khan Academy, not counted, 32\u00a0min. Learning, not counted. 90\u00a0min left.");

            press(table, KeyCode.ESCAPE);
            Golden.lay(scene);

            assertThat(texts(scene)).contains("Also on this day");
        });
    }
}
