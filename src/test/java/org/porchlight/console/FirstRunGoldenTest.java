package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;

/// The steps of the first run beside the pictures that were looked at.
class FirstRunGoldenTest {
    private final FakeLink link = NewFamily.link();
    private Scene scene = new Scene(new Group());

    @BeforeAll
    static void start() {
        OnFx.start();
    }

    @ParameterizedTest(name = "in {0}, {1}x{2}")
    @CsvSource(textBlock = """
            ZH_LIGHT, 1280, 800
            EN_DARK,  1280, 800
            ZH_DARK,  1280, 800
            EN_LIGHT, 1280, 800
            EN_LIGHT, 800,  600
            ZH_DARK,  800,  600
            """)
    void leadsToRulesInForce(Look look, int width, int height) {
        begin(look, width, height, this::go);
    }

    /// What is done in a window of some size, whose pictures have it in their names.
    private interface Steps {
        void go(Look look, String size);
    }

    private void begin(Look look, int width, int height, Steps steps) {
        Golden.in(
                look,
                width,
                height,
                ConsoleWindow::dress,
                () -> Shown.on(link, PageName.TODAY, verbs(look)).root(),
                first -> {
                    scene = first;
                    steps.go(look, width == 1280 ? "" : "-narrow");
                });
    }

    /// A guard that was started by hand, as whoever tries it first does.
    private static FakeVerbs verbs(Look look) {
        var names = Texts.of("doctor", look.isEnglish() ? Language.EN : Language.ZH_CN);
        var verbs = new FakeVerbs();
        verbs.answer(
                "doctor",
                new Verbs.Result(
                        0,
                        "{\"checks\":[{\"id\":\"supervisor\",\"state\":\"WEAK\",\"what\":\"%s\",\"fix\":\"%s\"}],\"protected\":false}"
                                .formatted(names.of("supervisor.by-hand"), names.of("supervisor.by-hand.fix")),
                        ""));
        return verbs;
    }

    private void go(Look look, String size) {
        click("#first-run");
        look("language", size, look);
        next();
        type("#first-parent", look.isEnglish() ? "Mum" : "妈妈");
        type("#first-passphrase", "regen am donnerstag");
        type("#first-again", "regen am donnerstag");
        look("passphrase", size, look);
        next();
        type("#first-name-mei", look.isEnglish() ? "Mei" : "小美");
        type("#first-age-mei", "2016-05-14");
        type("#first-name-jie", look.isEnglish() ? "Jie" : "阿杰");
        type("#first-age-jie", "2012-03-08");
        look("people", size, look);
        next();
        look("presets", size, look);
        next();
        look("review", size, look);
        next();
        look("done", size, look);
        next();

        assertThat(link.asked).hasAtLeastOneElementOfType(Command.PutPolicy.class);
        assertThat(scene.lookup(".pl-first")).isNull();
    }

    @ParameterizedTest(name = "in {0}, {1}x{2}")
    @CsvSource(textBlock = """
            ZH_LIGHT, 1280, 800
            EN_DARK,  1280, 800
            EN_LIGHT, 800,  600
            """)
    void saysInTheFieldWhatIsWrongAndNamesTheParentsAccount(Look look, int width, int height) {
        begin(look, width, height, this::err);
    }

    private void err(Look look, String size) {
        click("#first-run");
        next();
        type("#first-parent", look.isEnglish() ? "Mum" : "妈妈");
        type("#first-passphrase", "regen am donnerstag");
        type("#first-again", "regen am freitag");
        next();
        look("differs", size, look);
        type("#first-again", "regen am donnerstag");
        next();
        type("#first-age-mei", "2016-05-14");
        choose("#first-parents-lan");
        look("people-parent", size, look);
    }

    /// Each picture is of a scene of its own: of one that is in no window a second may show what is there no more.
    private void look(String step, String size, Look look) {
        var root = scene.getRoot();
        scene.setRoot(new Group());
        scene = new Scene(root, scene.getWidth(), scene.getHeight());
        ConsoleWindow.dress(scene);
        Golden.lay(scene);
        Golden.check("first-" + step + size + "-" + look.suffix(), scene);
        SceneChecks.all(scene);
    }

    private void next() {
        click("#first-next");
    }

    private void click(String id) {
        Golden.lay(scene);
        assertThat(scene.lookup(id)).isInstanceOfSatisfying(Button.class, Button::fire);
    }

    private void choose(String id) {
        Golden.lay(scene);
        assertThat(scene.lookup(id)).isInstanceOfSatisfying(ToggleButton.class, ToggleButton::fire);
    }

    private void type(String id, String text) {
        Golden.lay(scene);
        assertThat(List.of(scene.lookup(id))).allSatisfy(node -> {
            assertThat(node).isInstanceOf(TextField.class);
            ((TextField) node).setText(text);
        });
    }
}
