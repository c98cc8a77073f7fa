package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.text.Language;
import org.porchlight.ui.ChildSwitch;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;
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

    @Test
    void looksOnceByItselfAndAgainWhenItIsAskedTo() {
        verbs.answer(
                "doctor",
                new Verbs.Result(
                        0,
                        "{\"checks\":[{\"id\":\"guard\",\"state\":\"OK\",\"what\":\"a\",\"fix\":\"\"}],\"protected\":true}",
                        ""));

        in("PROTECTION", scene -> {
            assertThat(Found.texts(scene.getRoot())).contains("This PC is protected");
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
    void showsACommandAsItIsTyped() {
        verbs.answer(
                "doctor",
                new Verbs.Result(
                        1,
                        "{\"checks\":[{\"id\":\"rules\",\"state\":\"WEAK\",\"what\":\"none\",\"fix\":\"sudo porchlight setup\"}],"
                                + "\"protected\":false}",
                        ""));

        in("PROTECTION", scene -> assertThat(Found.texts(scene.getRoot())).contains("None", "sudo porchlight setup"));
    }

    @Test
    void showsCommandsAsTheyAreTypedFromACheckout() {
        verbs.program = "/home/lin/porchlight/porchlight";
        verbs.answer(
                "doctor",
                new Verbs.Result(
                        1,
                        "{\"checks\":[{\"id\":\"rules\",\"state\":\"WEAK\",\"what\":\"none\",\"fix\":\"Do it: sudo porchlight setup\"}],"
                                + "\"protected\":false}",
                        ""));

        in(
                "PROTECTION",
                scene -> assertThat(Found.texts(scene.getRoot()))
                        .contains("Do it: sudo /home/lin/porchlight/porchlight setup"));
        in(
                "UNDO",
                scene -> assertThat(scene.getRoot().lookupAll(".pl-command"))
                        .anyMatch(node -> node instanceof TextField field
                                && field.getText().equals("sudo /home/lin/porchlight/porchlight undo")));
    }

    @Test
    void checksNothingInTheTrialAndSaysWhy() {
        var texts = OnFx.call(() -> {
            var line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
            var words = Words.part("console", Language.EN);
            var desk = new Desk(
                    words, line, Shown.as(new Screen.Loading()), new ChildSwitch(), verbs, () -> {}, () -> true);
            var part = new ProtectionPart(desk);
            part.render(new Seen(Family.evening(true), Optional.empty(), false));
            return Found.texts((Parent) part.root());
        });

        assertThat(texts).contains("Nothing to check in the trial").doesNotContain("Check now");
        assertThat(verbs.ran).isEmpty();
    }

    @Test
    void saysWhyNothingWasChecked() {
        verbs.answer("doctor", new Verbs.Result(127, "", "porchlight was not found"));

        in(
                "PROTECTION",
                scene -> assertThat(Found.texts(scene.getRoot()))
                        .contains("Not checked yet", "porchlight was not found"));
    }

    /// The window takes no options, so it names none as if it did.
    @Test
    void saysWhereAGuardWithFoldersOfItsOwnIsChecked() {
        verbs.answer("doctor", new Verbs.Result(2, "", "say with --data which folder it is"));

        in(
                "PROTECTION",
                scene -> assertThat(Found.texts(scene.getRoot()))
                        .anyMatch(text -> text.contains("in a terminal, with both folders"))
                        .noneMatch(text -> text.contains("which folder it is")));
    }

    @Test
    void asksForNoCheckAgainBeforeTheFirst() {
        verbs.answer("doctor", new Verbs.Result(127, "", "porchlight was not found"));

        in(
                "PROTECTION",
                scene -> assertThat(((Button) scene.lookup("#check-again")).getText())
                        .isEqualTo("Check now"));
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
    void movesTheRulesToAnotherZoneAndBack() {
        var rules = new MeisRules();
        rules.tell(link);
        var before = rules.inForce().policy();

        in("LANGUAGE", scene -> {
            var save = (Button) scene.lookup("#save-zone");
            var undo = (Button) scene.lookup("#undo-zone");
            assertThat(Found.texts(scene.getRoot())).contains("Asia/Shanghai, UTC+8");
            assertThat(save.isDisabled()).isTrue();
            ((TextField) scene.lookup("#zone")).setText("berlin");
            assertThat(Found.texts(scene.getRoot()))
                    .anyMatch(text -> text.contains("12:12 there. It counts from the moment you save"));
            save.fire();
            assertThat(rules.inForce().policy()).isEqualTo(PolicyChange.zone(before, ZoneId.of("Europe/Berlin")));
            assertThat(save.isDisabled()).isTrue();

            undo.fire();
            assertThat(rules.inForce().policy()).isEqualTo(before);
            assertThat(undo.isDisabled()).isTrue();
        });
    }

    @Test
    void leavesTheZoneWhereSomebodyElseWasFaster() {
        var rules = new MeisRules();
        rules.tell(link);
        link.answer(Command.PutPolicy.class, _ -> new Answer.Conflict("other", Optional.empty()));

        in("LANGUAGE", scene -> {
            ((TextField) scene.lookup("#zone")).setText("berlin");
            ((Button) scene.lookup("#save-zone")).fire();
            assertThat(Found.texts(scene.getRoot())).anyMatch(text -> text.contains("somebody else changed the rules"));
            assertThat(((Button) scene.lookup("#save-zone")).isDisabled()).isFalse();
        });
    }

    @Test
    void showsASecretOnceAndForgetsItWithThePart() {
        enrolled(link);

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

    private static void enrolled(FakeLink link) {
        link.answer(Command.Codes.class, _ -> new Answer.Codes(List.of()));
        link.answer(
                Command.EnrolCode.class,
                asked -> new Answer.Enrolled(asked.child(), asked.amount(), new SecretText("JBSWY3DPEHPK3PXP"), 0));
    }

    @Test
    void putsASecretAwayWhenTheSessionIsLocked() {
        enrolled(link);

        in("CODES", scene -> {
            ((Button) scene.lookup("#make-code")).fire();
            Golden.lay(scene);
            assertThat(SceneChecks.seen(scene.getRoot())).anyMatch(node -> "secret".equals(node.getId()));
            link.answerSessionWith(new Answer.Session("parent:mum", true, Optional.empty()));
            ((Button) scene.lookup("#lock-session")).fire();
            assertThat(SceneChecks.seen(scene.getRoot())).noneMatch(node -> "secret".equals(node.getId()));
        });
    }

    @Test
    void putsASecretAwayWhenTheGuardGoes() {
        enrolled(link);

        in("CODES", scene -> {
            ((Button) scene.lookup("#make-code")).fire();
            link.die();
            assertThat(SceneChecks.seen(scene.getRoot())).noneMatch(node -> "secret".equals(node.getId()));
        });
    }

    /// The codes alone, on a guard and a clock that the test moves.
    private static void codes(SlowGuard guard, Later later, BiConsumer<CodesPart, Node> work) {
        Golden.in(
                Look.EN_LIGHT,
                800,
                600,
                ConsoleWindow::dress,
                () -> {
                    var part = new CodesPart(
                            new Desk(
                                    Words.part("console"),
                                    guard,
                                    new NoWay(),
                                    new ChildSwitch(),
                                    new FakeVerbs(),
                                    () -> {},
                                    () -> false),
                            later);
                    part.render(new Seen(Family.evening(true), Optional.of(Family.MEI), false));
                    guard.answer(Command.Codes.class, new Answer.Codes(List.of()));
                    work.accept(part, part.root());
                    return (Parent) part.root();
                },
                _ -> {});
    }

    private static CodesPart codes(SlowGuard guard, StatusReport status) {
        var part = new CodesPart(new Desk(
                Words.part("console", Language.EN),
                guard,
                new NoWay(),
                new ChildSwitch(),
                new FakeVerbs(),
                () -> {},
                () -> false));
        part.render(new Seen(status, Optional.empty(), false));
        return part;
    }

    @Test
    void saysThatThereAreNoCodesOnlyOnceTheGuardHas() {
        OnFx.run(() -> {
            var guard = new SlowGuard();
            var root = (Parent) codes(guard, Family.evening(true)).root();
            assertThat(Found.texts(root)).contains("Make one-time codes").doesNotContain("Codes that are in use");

            guard.answer(Command.Codes.class, new Answer.Codes(List.of()));

            assertThat(Found.texts(root))
                    .contains("There are none yet: until you make some, no code at a child's screen gives time.");
            ((Button) root.lookup("#make-code")).fire();
            assertThat(guard.asked).contains(new Command.EnrolCode(Family.MEI, Duration.ofMinutes(15)));
        });
    }

    @Test
    void offersNoCodesWhereThereIsNoChild() {
        OnFx.run(() -> {
            var root = (Parent) codes(new SlowGuard(), Family.status()).root();

            assertThat(Found.texts(root)).anyMatch(text -> text.contains("add a child first"));
            assertThat(root.lookup("#make-code")).isNull();
        });
    }

    private static boolean shows(Node root) {
        return SceneChecks.seen(root).anyMatch(node -> "secret".equals(node.getId()));
    }

    private static void make(SlowGuard guard, Node root, String secret) {
        ((Button) root.lookup("#make-code")).fire();
        guard.answer(
                Command.EnrolCode.class,
                new Answer.Enrolled(Family.MEI, Duration.ofMinutes(15), new SecretText(secret), 0));
    }

    @Test
    void putsEachSecretAwayAfterItsMinute() {
        var guard = new SlowGuard();
        var waits = new ArrayList<Duration>();
        var ends = new ArrayList<Runnable>();

        codes(
                guard,
                (wait, work) -> {
                    waits.add(wait);
                    ends.add(work);
                },
                (_, root) -> {
                    make(guard, root, "JBSWY3DPEHPK3PXP");
                    make(guard, root, "GEZDGNBVGY3TQOJQ");
                    ends.get(0).run();
                    assertThat(shows(root)).isTrue();
                    ends.get(1).run();
                    assertThat(shows(root)).isFalse();
                });

        assertThat(waits).containsOnly(Duration.ofMinutes(1));
    }

    @Test
    void asksNoMoreForASecretOnceThePartIsLeft() {
        var guard = new SlowGuard();

        codes(guard, (_, _) -> {}, (part, root) -> {
            ((Button) root.lookup("#make-code")).fire();
            assertThat(guard.open).isNotEmpty();
            part.leave();
            assertThat(guard.open).isEmpty();
        });
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
                () -> {
                    var part = new BackupPart(new Desk(
                            Words.part("console"), line, new NoWay(), new ChildSwitch(), verbs, () -> {}, () -> false));
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

        @Override
        public void why() {}
    }
}
