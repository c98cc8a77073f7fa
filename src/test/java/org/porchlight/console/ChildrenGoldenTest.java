package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.policy.Problem;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

/// The page of the children beside the pictures that were looked at.
class ChildrenGoldenTest {
    private final FakeLink link = new FakeLink(Family.evening(false), Family.accounts());
    private final MeisRules rules = new MeisRules();

    @ParameterizedTest(name = "{0} in {1}, {2}x{3}")
    @CsvSource(textBlock = """
            calm,     ZH_LIGHT, 1280, 800
            calm,     EN_DARK,  1280, 800
            calm,     ZH_DARK,  1280, 800
            calm,     EN_LIGHT, 1280, 800
            calm,     ZH_LIGHT, 800,  600
            calm,     EN_DARK,  800,  600
            changed,  ZH_LIGHT, 1280, 800
            changed,  EN_DARK,  1280, 800
            changed,  EN_LIGHT, 800,  600
            conflict, EN_LIGHT, 1280, 800
            conflict, ZH_LIGHT, 800,  600
            """)
    void looksAsItShould(String state, Look look, int width, int height) {
        PagePicture.check("children-" + state, look, width, height, () -> page(look), scene -> bring(scene, state));
    }

    @Test
    void cannotBeSavedWhileAChildLacksSomethingThatIsSaidThen() {
        Golden.in(Look.EN_LIGHT, 1280, 800, ConsoleWindow::dress, () -> page(Look.EN_LIGHT), scene -> {
            var save = scene.lookup("#save");
            ((Button) scene.lookup("#add")).fire();
            assertThat(save.isDisabled()).isTrue();
            assertThat(Found.texts(scene.getRoot()))
                    .contains("To save, write how old New child is and choose the account.");

            ((TextField) scene.lookup("#age-+1")).setText("7");
            assertThat(Found.texts(scene.getRoot())).contains("To save, choose the account that New child uses.");

            ((ToggleButton) scene.lookup("#account-+1-lan")).fire();
            assertThat(save.isDisabled()).isFalse();

            ((TextField) scene.lookup("#age-+1")).setText("seven");
            assertThat(save.isDisabled()).isTrue();
            assertThat(Found.texts(scene.getRoot())).contains("To save, write how old lan is.");
        });
    }

    /// What stands in its way may be mended elsewhere.
    @Test
    void canBeSavedAgainAfterTheGuardSaidNo() {
        Golden.in(Look.EN_LIGHT, 1280, 800, ConsoleWindow::dress, () -> page(Look.EN_LIGHT), scene -> {
            link.answer(
                    Command.PutPolicy.class,
                    _ -> new Answer.Invalid(List.of(
                            new Problem(1, 1, "children[0].accounts[0]: there is no account \"mei\" on this PC"))));
            ((TextField) scene.lookup("#age-jie")).setText("13");
            var save = (Button) scene.lookup("#save");
            save.fire();
            assertThat(Found.texts(scene.getRoot())).anyMatch(text -> text.contains("no account \"mei\""));
            assertThat(save.isDisabled()).isFalse();

            rules.tell(link);
            save.fire();
        });

        assertThat(PolicyText.write(rules.inForce().policy())).contains("age: 13");
    }

    private Parent page(Look look) {
        link.push(Family.evening(look.isEnglish()));
        rules.tell(link);
        return Shown.on(link, PageName.CHILDREN).root();
    }

    private void bring(Scene scene, String state) {
        switch (state) {
            case "changed" -> {
                ((Button) scene.lookup("#remove-jie")).fire();
                ((TextField) scene.lookup("#age-mei")).setText("ten");
                ((ToggleButton) scene.lookup("#account-mei-lan")).fire();
                save(scene);
            }
            case "conflict" -> {
                ((TextField) scene.lookup("#age-jie")).setText("13");
                rules.put(MeisRules.DRAWN.replace("age: 14", "age: 15"));
                save(scene);
            }
            default -> {}
        }
    }

    private static void save(Scene scene) {
        scene.lookup("#page-children")
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.S, false, true, false, false));
    }
}
