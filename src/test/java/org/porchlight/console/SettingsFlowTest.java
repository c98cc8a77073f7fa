package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.ui.ChildSwitch;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.Words;

/// What the settings ask of the guard and of the command line.
class SettingsFlowTest {
    private final FakeLink link = Asked.link(true);
    private final FakeVerbs verbs = new FakeVerbs();

    private void in(String part, Consumer<Scene> work) {
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(link, PageName.SETTINGS, verbs).root(),
                scene -> {
                    ((ToggleButton) scene.lookup("#part-" + part)).fire();
                    Golden.lay(scene);
                    work.accept(scene);
                });
    }

    private static List<String> texts(Scene scene) {
        return scene.getRoot().lookupAll(".label").stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    @Test
    void looksOnceByItselfAndAgainWhenItIsAskedTo() {
        verbs.answer(
                "doctor",
                new Verbs.Result(
                        0,
                        "{\"checks\":[{\"id\":\"guard\",\"state\":\"OK\",\"what\":\"a\",\"fix\":\"\"}],\"protected\":true}",
                        ""));

        in("PROTECTION", scene -> {
            assertThat(texts(scene)).contains("This PC is protected");
            ((Button) scene.lookup("#check-again")).fire();
        });

        assertThat(verbs.ran).containsExactly(List.of("doctor", "--json"), List.of("doctor", "--json"));
    }

    @Test
    void hasTheGuardRepairWhatIsBroken() {
        verbs.answer(
                "doctor",
                new Verbs.Result(
                        1,
                        "{\"checks\":[{\"id\":\"sites\",\"state\":\"BROKEN\",\"what\":\"a\",\"fix\":\"\"}],\"protected\":false}",
                        ""));
        link.answer(Command.Repair.class, _ -> new Answer.Done());

        in("PROTECTION", scene -> ((Button) scene.lookup(".button.fix")).fire());

        assertThat(link.asked).contains(new Command.Repair());
        assertThat(verbs.ran).hasSize(2);
    }

    @Test
    void saysWhyNothingWasChecked() {
        verbs.answer("doctor", new Verbs.Result(127, "", "porchlight was not found"));

        in("PROTECTION", scene -> assertThat(texts(scene)).contains("Not checked yet", "porchlight was not found"));
    }

    @Test
    void changesThePassphraseWithTheOwnOne() {
        link.answer(Command.SetSecret.class, _ -> new Answer.Done());

        in("SECRETS", scene -> {
            var fields = scene.lookup("#secret-PASSPHRASE").lookupAll(".password-field").stream()
                    .map(PasswordField.class::cast)
                    .toList();
            fields.get(0).setText("old one here");
            fields.get(1).setText("regen am donnerstag");
            fields.get(2).setText("regen am donnerstag");
            ((Button) scene.lookup("#secret-PASSPHRASE .button")).fire();
            assertThat(texts(scene)).contains("Done. It holds from now on.");
        });

        assertThat(link.asked)
                .contains(new Command.SetSecret(
                        new ParentId("mum"),
                        SecretKind.PASSPHRASE,
                        new SecretText("regen am donnerstag"),
                        Optional.of(new SecretText("old one here"))));
    }

    @Test
    void changesNothingWhenTheTwoAreNotTheSame() {
        in("SECRETS", scene -> {
            var fields = scene.lookup("#secret-PIN").lookupAll(".password-field").stream()
                    .map(PasswordField.class::cast)
                    .toList();
            fields.get(0).setText("old one here");
            fields.get(1).setText("2580");
            fields.get(2).setText("2581");
            ((Button) scene.lookup("#secret-PIN .button")).fire();
            assertThat(texts(scene)).anyMatch(text -> text != null && text.contains("not the same"));
        });

        assertThat(link.asked).noneMatch(Command.SetSecret.class::isInstance);
    }

    @Test
    void showsASecretOnceAndForgetsItWithThePart() {
        link.answer(Command.Codes.class, _ -> new Answer.Codes(List.of()));
        link.answer(
                Command.EnrolCode.class,
                asked -> new Answer.Enrolled(asked.child(), asked.amount(), new SecretText("JBSWY3DPEHPK3PXP"), 0));

        in("CODES", scene -> {
            ((Button) scene.lookup("#make-code")).fire();
            Golden.lay(scene);
            assertThat(((TextField) scene.lookup("#secret")).getText()).isEqualTo("JBSWY3DPEHPK3PXP");
            ((ToggleButton) scene.lookup("#part-ABOUT")).fire();
            ((ToggleButton) scene.lookup("#part-CODES")).fire();
            Golden.lay(scene);
            assertThat(scene.lookup("#secret")).isNull();
        });

        assertThat(link.asked).contains(new Command.EnrolCode(Family.MEI, Duration.ofMinutes(15)));
    }

    @Test
    void saysAtTheFieldWhatCannotStand() {
        link.answer(
                Command.ReportsDue.class,
                _ -> new Answer.Reports(new ReportsDue(Optional.empty(), Optional.empty(), List.of())));

        in("REPORTS", scene -> {
            ((TextField) scene.lookup("#folder")).setText("weeks");
            ((Button) scene.lookup("#save-plan")).fire();
            assertThat(texts(scene)).anyMatch(text -> text != null && text.contains("begins with a slash"));
        });

        assertThat(link.asked).noneMatch(Command.PlanReports.class::isInstance);
    }

    @Test
    void asksForThePassphraseBeforeTheBackupIsWritten() {
        verbs.answer("backup", new Verbs.Result(0, "Written.", ""));
        var line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
        line.dial(() -> Optional.of(link));
        var asked = new ArrayList<String>();
        link.answer(Command.Unlock.class, given -> {
            asked.add(given.passphrase().isPresent() ? "given" : "wanted");
            return given.passphrase().isPresent() || asked.contains("given") ? new Answer.Done() : new Answer.Locked();
        });
        line.askWith(() -> line.unlock(new SecretText("right"), () -> {}, _ -> {}));

        Golden.in(
                Look.EN_LIGHT,
                800,
                600,
                ConsoleWindow::dress,
                () -> {
                    var part = new BackupPart(
                            new Desk(Words.part("console"), line, new NoWay(), new ChildSwitch(), verbs, () -> {}));
                    part.unlock(new File("/tmp/family.gz"));
                    return (Parent) part.root();
                },
                _ -> {});

        assertThat(asked).containsExactly("wanted", "given", "wanted");
        assertThat(verbs.ran).containsExactly(List.of("backup", "/tmp/family.gz", "--force"));
    }

    /// Leads nowhere.
    private static final class NoWay implements Way {
        @Override
        public void firstRun() {}

        @Override
        public void open(PageName page) {}

        @Override
        public void open(PageName page, LocalDate day) {}

        @Override
        public void back() {}
    }
}
