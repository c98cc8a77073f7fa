package org.porchlight.console;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;
import org.porchlight.ui.Words;

/// "Why" over a page, beside the pictures that were looked at.
class WhyGoldenTest {
    @ParameterizedTest
    @EnumSource
    void looksAsItShould(Look look) {
        boolean wide = look == Look.ZH_LIGHT || look == Look.EN_DARK;
        Golden.in(
                look,
                wide ? 1280 : 800,
                wide ? 800 : 600,
                ConsoleWindow::dress,
                () -> Shown.on(link(look.isEnglish()), PageName.TODAY).root(),
                scene -> {
                    ask(scene);
                    Golden.lay(scene);
                    Golden.check("why-" + look.suffix(), scene);
                    SceneChecks.all(scene);
                });
    }

    private static FakeLink link(boolean english) {
        var link = Asked.link(english);
        link.answer(Command.Why.class, _ -> new Answer.Why(Whys.program()));
        return link;
    }

    /// As a person does: the keys, the program, its name, the question.
    private static void ask(Scene scene) {
        scene.getRoot().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.K, false, true, false, false));
        Golden.lay(scene);
        var program = Words.part("console").of("why.about.PROGRAM");
        scene.getRoot().lookupAll(".toggle-button").stream()
                .filter(node -> node instanceof ToggleButton
                        && ((Labeled) node).getText().equals(program))
                .forEach(node -> ((ToggleButton) node).fire());
        ((TextField) scene.lookup("#why-what")).setText("/usr/bin/blender");
        ((Button) scene.lookup("#why-ask")).fire();
    }
}
