package org.porchlight.console;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.ui.Look;

/// The page of the children beside the pictures that were looked at.
class ChildrenGoldenTest {
    private final FakeLink link = new FakeLink(Family.evening(false), Family.accounts());
    private final MeisRules rules = new MeisRules();

    @ParameterizedTest(name = "{0} in {1}, {2}x{3}")
    @CsvSource(textBlock = """
            calm,     ZH_LIGHT, 1280, 800
            calm,     EN_DARK,  1280, 800
            calm,     ZH_LIGHT, 800,  600
            calm,     EN_DARK,  800,  600
            changed,  ZH_LIGHT, 1280, 800
            changed,  EN_DARK,  1280, 800
            changed,  EN_LIGHT, 800,  600
            conflict, EN_LIGHT, 1280, 800
            conflict, ZH_LIGHT, 800,  600
            """)
    void looksAsItShould(String state, Look look, int width, int height) {
        PagePicture.check(
                "children-" + state,
                look,
                width,
                height,
                () -> {
                    link.push(Family.evening(look.isEnglish()));
                    rules.tell(link);
                    return Shown.on(link, PageName.CHILDREN).root();
                },
                scene -> bring(scene, state));
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
        scene.lookup("#add")
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.S, false, true, false, false));
    }
}
