package org.porchlight.console;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.ipc.Answer;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.Words;

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
            farewell,    ZH_LIGHT, 1280, 800
            farewell,    EN_DARK,  800,  600
            leaving,     ZH_LIGHT, 1280, 800
            leaving,     EN_DARK,  800,  600
            """)
    void looksAsItShould(String state, Look look, int width, int height) {
        var open = new AtomicReference<ConsoleView>();
        PagePicture.check("frame-" + state, look, width, height, () -> frame(state, look, open), scene -> {
            if (state.equals("leaving")) {
                leave(open.get());
            }
            if (scene.lookup("#pause-all") instanceof Button pause && state.equals("locked")) {
                pause.fire();
                Golden.lay(scene);
            }
        });
    }

    private static Parent frame(String state, Look look, AtomicReference<ConsoleView> open) {
        if (state.equals("first")) {
            return new FirstFrame("");
        }
        if (state.equals("farewell")) {
            return new Farewell(Words.part("console"));
        }
        var view = view(state, look);
        open.set(view);
        return view.root();
    }

    private static ConsoleView view(String state, Look look) {
        return switch (state) {
            case "leaving" -> time(look);
            case "missing" -> Shown.as(Screen.GuardMissing.quiet(!look.isEnglish()));
            case "denied" -> Shown.as(new Screen.NotPermitted());
            case "lost" -> Shown.as(new Screen.Lost(Family.evening(look.isEnglish())));
            default -> locked(look);
        };
    }

    private static ConsoleView time(Look look) {
        var link = new FakeLink(Family.evening(look.isEnglish()), Family.accounts());
        new MeisRules().tell(link);
        return Shown.on(link, PageName.TIME);
    }

    /// From another page than the one on which a budget is changed and not saved.
    private static void leave(ConsoleView view) {
        var stepper = view.root().lookup("#budget-school-days");
        stepper.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, false, false, false));
        view.open(PageName.TODAY);
        view.leave(() -> {});
    }

    private static ConsoleView locked(Look look) {
        var link = new FakeLink(Family.evening(look.isEnglish()), Family.accounts());
        link.answerSessionWith(new Answer.Session("parent:mum", true, Optional.empty()));
        link.answerOrdersWith(new Answer.Locked());
        return Shown.on(link, PageName.TODAY);
    }
}
