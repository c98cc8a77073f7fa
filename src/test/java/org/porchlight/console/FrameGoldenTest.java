package org.porchlight.console;

import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.ipc.Answer;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

/// The frame of the window in its states, beside the pictures that were looked at.
class FrameGoldenTest {
    @ParameterizedTest(name = "{0} in {1}, {2}x{3}")
    @CsvSource(textBlock = """
            missing,     ZH_LIGHT, 1280, 800
            missing,     EN_DARK,  800,  600
            denied,      ZH_LIGHT, 1280, 800
            denied,      EN_DARK,  800,  600
            lost,        ZH_LIGHT, 1280, 800
            lost,        EN_DARK,  800,  600
            locked,      ZH_LIGHT, 1280, 800
            locked,      EN_DARK,  800,  600
            first,       ZH_LIGHT, 1280, 800
            first,       EN_DARK,  800,  600
            """)
    void looksAsItShould(String state, Look look, int width, int height) {
        PagePicture.check("frame-" + state, look, width, height, () -> frame(state, look), scene -> {
            if (scene.lookup("#pause-all") instanceof Button pause && state.equals("locked")) {
                pause.fire();
                Golden.lay(scene);
            }
        });
    }

    private static Parent frame(String state, Look look) {
        return state.equals("first") ? new FirstFrame("") : view(state, look).root();
    }

    private static ConsoleView view(String state, Look look) {
        return switch (state) {
            case "missing" -> Shown.as(new Screen.GuardMissing(!look.isEnglish(), Optional.empty()));
            case "denied" -> Shown.as(new Screen.NotPermitted());
            case "lost" -> Shown.as(new Screen.Lost(Family.evening(look.isEnglish())));
            default -> locked(look);
        };
    }

    private static ConsoleView locked(Look look) {
        var link = new FakeLink(Family.evening(look.isEnglish()), Family.accounts());
        link.answerSessionWith(new Answer.Session("parent:mum", true, Optional.empty()));
        link.answerOrdersWith(new Answer.Locked());
        return Shown.on(link, PageName.TODAY);
    }
}
