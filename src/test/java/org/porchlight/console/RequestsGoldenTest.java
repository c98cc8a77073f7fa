package org.porchlight.console;

import java.time.Duration;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;

/// The page of requests beside the pictures that were looked at.
class RequestsGoldenTest {
    @ParameterizedTest(name = "{0} in {1}, {2}x{3}")
    @CsvSource(textBlock = """
            words,     ZH_LIGHT, 1280, 800
            words,     EN_DARK,  1280, 800
            words,     ZH_DARK,  1280, 800
            words,     EN_LIGHT, 1280, 800
            words,     EN_LIGHT, 800,  600
            words,     ZH_LIGHT, 800,  600
            dispute,   ZH_LIGHT, 1280, 800
            dispute,   EN_DARK,  1280, 800
             carer,     ZH_LIGHT, 1280, 800
             carer,     EN_DARK,  1280, 800
            refused,   ZH_LIGHT, 1280, 800
            refused,   EN_DARK,  1280, 800
            """)
    void looksAsItShould(String state, Look look, int width, int height) {
        var name = "requests" + (state.equals("words") ? "" : "-" + state) + (width == 1280 ? "" : "-narrow");
        Golden.in(
                look,
                width,
                height,
                ConsoleWindow::dress,
                () -> Shown.on(link(state, look.isEnglish()), PageName.REQUESTS).root(),
                scene -> {
                    prepare(scene, state, look);
                    Golden.lay(scene);
                    Golden.check(name + "-" + look.suffix(), scene);
                    SceneChecks.all(scene);
                });
    }

    private static FakeLink link(String state, boolean english) {
        var link = Asked.link(status(state, english));
        return state.equals("carer") ? CarerTest.gran(link, 8) : link;
    }

    private static StatusReport status(String state, boolean english) {
        if (state.equals("refused")) {
            return RequestsModelTest.refused(Duration.ofMinutes(1), english ? "Dinner first" : "先吃饭", english);
        }
        var drawn = Family.drawn(english);
        return state.equals("dispute")
                ? Family.status(
                        Family.disputing(drawn.children().getFirst(), Asked.DISPUTE),
                        drawn.children().getLast())
                : drawn;
    }

    private static void prepare(Scene scene, String state, Look look) {
        if (state.equals("words") && scene.lookup("#words") instanceof TextField words) {
            words.setText(look.isEnglish() ? "Show me when it is done. What colour is the roof?" : "画完给我看看，屋顶用什么颜色？");
        }
        if (state.equals("dispute") && scene.lookup("#vj4xk") instanceof ToggleButton dispute) {
            dispute.fire();
        }
    }
}
