package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.text.Language;
import org.porchlight.ui.ChildSwitch;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Words;

/// What the settings ask of the guard and of the command line.
class SettingsFlowTest extends OnSettings {
    /// A row is a sentence; what is typed into a terminal is shown when it is asked for.

    @Test
    void checksNothingInTheTrialAndSaysWhy() {
        var texts = OnFx.call(() -> {
            var line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
            var words = Words.part("console", Language.EN);
            var desk = new Desk(
                    words,
                    line,
                    new Drafts(line),
                    Shown.as(new Screen.Loading()),
                    new ChildSwitch(),
                    verbs,
                    () -> {},
                    () -> true);
            var part = new ProtectionPart(desk);
            part.render(new Seen(Family.evening(true), Optional.empty(), false));
            return Found.texts((Parent) part.root());
        });

        assertThat(texts).contains("Nothing to check in the trial").doesNotContain("Check now");
        assertThat(verbs.ran).isEmpty();
    }

    @Test
    void showsNoCommandForThePcInTheTrial() {
        link.answer(Command.Parents.class, _ -> new Answer.Parents(List.of()));
        var seen = new Seen(Family.evening(true), Optional.empty(), false);
        for (Function<Desk, SettingsPart> make : List.<Function<Desk, SettingsPart>>of(
                SecretsPart::new, desk -> new BackupPart(desk, Optional.empty()), UndoPart::new)) {
            var texts = OnFx.call(() -> {
                var line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
                line.dial(() -> Optional.of(link));
                var desk = new Desk(
                        Words.part("console", Language.EN),
                        line,
                        new Drafts(line),
                        new NoWay(),
                        new ChildSwitch(),
                        verbs,
                        () -> {},
                        () -> true);
                var part = make.apply(desk);
                part.render(seen);
                return Found.texts((Parent) part.root());
            });

            assertThat(texts)
                    .anyMatch(text -> text.contains("nothing on this PC is touched"))
                    .noneMatch(text -> text.contains("sudo") || text.contains("porchlight."));
        }
    }

    /// The window takes no options, so it names none as if it did.

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
            assertThat(Found.texts(scene.getRoot())).contains("Done. It holds from now on.");
        });

        assertThat(link.asked)
                .contains(new Command.SetSecret(
                        new ParentId("mum"),
                        SecretKind.PASSPHRASE,
                        new SecretText("regen am donnerstag"),
                        Optional.of(new SecretText("old one here"))));
    }

    @Test
    void takesTheDigitsOfAnInputMethodForAPin() {
        link.answer(Command.SetSecret.class, _ -> new Answer.Done());

        in("SECRETS", scene -> {
            var fields = scene.lookup("#secret-PIN").lookupAll(".password-field").stream()
                    .map(PasswordField.class::cast)
                    .toList();
            fields.get(0).setText("old one ８");
            fields.get(1).setText("２５８０");
            fields.get(2).setText("2580");
            ((Button) scene.lookup("#secret-PIN .button")).fire();
        });

        assertThat(link.asked)
                .contains(new Command.SetSecret(
                        new ParentId("mum"),
                        SecretKind.PIN,
                        new SecretText("2580"),
                        Optional.of(new SecretText("old one ８"))));
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
            assertThat(Found.texts(scene.getRoot())).anyMatch(text -> text != null && text.contains("not the same"));
        });

        assertThat(link.asked).noneMatch(Command.SetSecret.class::isInstance);
    }

    @Test
    void saysAtTheFieldWhatCannotStand() {
        link.answer(
                Command.ReportsDue.class,
                _ -> new Answer.Reports(new ReportsDue(Optional.empty(), Optional.empty(), List.of())));

        in("REPORTS", scene -> {
            ((TextField) scene.lookup("#folder")).setText("weeks");
            ((Button) scene.lookup("#save-plan")).fire();
            assertThat(Found.texts(scene.getRoot()))
                    .anyMatch(text -> text != null && text.contains("begins with a slash"));
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
                () -> (Parent) new BackupPart(
                                new Desk(
                                        Words.part("console"),
                                        line,
                                        new Drafts(line),
                                        new NoWay(),
                                        new ChildSwitch(),
                                        verbs,
                                        () -> {},
                                        () -> false),
                                Optional.of((_, _, _) -> Optional.of(Path.of("/tmp/family.gz"))))
                        .root(),
                scene -> ((Button) scene.lookup("#write-backup")).fire());

        assertThat(asked).containsExactly("wanted", "given", "wanted");
        assertThat(verbs.ran).containsExactly(List.of("backup", "/tmp/family.gz", "--force"));
    }
}
