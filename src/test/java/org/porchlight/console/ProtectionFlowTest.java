package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.Found;

/// The check of this PC, in the settings.
class ProtectionFlowTest extends OnSettings {
    @Test
    void looksOnceByItselfAndAgainWhenItIsAskedTo() {
        verbs.answer(
                "doctor",
                new Verbs.Result(
                        0,
                        "{\"checks\":[{\"id\":\"guard\",\"state\":\"OK\",\"title\":\"a\",\"detail\":\"\",\"fix\":\"\"}],\"protected\":true}",
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
                        "{\"checks\":[{\"id\":\"sites\",\"state\":\"BROKEN\",\"title\":\"a\",\"detail\":\"\",\"fix\":\"\"}],\"protected\":false}",
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
                        "{\"checks\":[{\"id\":\"rules\",\"state\":\"WEAK\",\"title\":\"none\",\"detail\":\"\",\"fix\":\"sudo porchlight setup\"}],"
                                + "\"protected\":false}",
                        ""));

        in("PROTECTION", scene -> assertThat(Found.texts(scene.getRoot())).contains("none", "sudo porchlight setup"));
    }

    @Test
    void showsHowWhenAskedTo() {
        verbs.answer("doctor", SettingsGoldenTest.checks(true));

        in("PROTECTION", scene -> {
            var advice = (Label) scene.lookup("#check-programs .pl-check-advice");
            assertThat(advice.isVisible()).isFalse();
            var how = (Button) scene.lookup("#check-administrators .how");
            how.fire();
            assertThat(scene.lookup("#check-administrators .pl-check-advice").isVisible())
                    .isTrue();
            how.fire();
            assertThat(scene.lookup("#check-administrators .pl-check-advice").isVisible())
                    .isFalse();
        });
    }

    @Test
    void showsCommandsAsTheyAreTypedFromACheckout() {
        verbs.program = "/home/lin/porchlight/porchlight";
        verbs.answer(
                "doctor",
                new Verbs.Result(
                        1,
                        "{\"checks\":[{\"id\":\"rules\",\"state\":\"WEAK\",\"title\":\"none\",\"detail\":\"\",\"fix\":\"Do it: sudo porchlight setup\"}],"
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
    void saysWhyNothingWasChecked() {
        verbs.answer("doctor", new Verbs.Result(127, "", "porchlight was not found"));

        in(
                "PROTECTION",
                scene -> assertThat(Found.texts(scene.getRoot()))
                        .contains("Not checked yet", "porchlight was not found"));
    }

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
}
