package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.care.Country;
import org.porchlight.care.Helplines;
import org.porchlight.care.Situation;

class HelpPaneTest {
    private static final Country CHINA = Helplines.shipped().countries().getFirst();

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void looksAsDrawn(Look look) {
        Golden.check("help", look, 960, 720, _ -> {}, HelpPaneTest::photos);
    }

    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_DARK"})
    void fitsIntoTheSmallestScreen(Look look) {
        Golden.check("help-small", look, 800, 600, _ -> {}, HelpPaneTest::photos);
    }

    @Test
    void showsANumberLargeAndTheStepsOfReporting() {
        Golden.in(Look.ZH_LIGHT, 960, 720, _ -> {}, HelpPaneTest::photos, scene -> {
            Found.button((HelpPane) scene.getRoot(), "放大给人看").fire();
            Golden.lay(scene);
            Golden.check("help-large-zh-light", scene);
            SceneChecks.all(scene);
            press(scene.getRoot(), KeyCode.ESCAPE);
            Found.button((HelpPane) scene.getRoot(), "把证据留下来").fire();
            Golden.lay(scene);
            Golden.check("help-evidence-zh-light", scene);
            SceneChecks.all(scene);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_LIGHT"})
    void showsAllNumbersOfASituationAtOnceAt800By600(Look look) {
        Golden.in(look, 800, 600, _ -> {}, HelpPaneTest::photos, scene -> {
            var pane = (HelpPane) scene.getRoot();
            for (var situation : Situation.values()) {
                pane.situationProperty().set(Optional.of(situation));
                Golden.lay(scene);
                var scroll = (ScrollPane) pane.lookup(".help-scroll");
                var seen = scroll.localToScene(scroll.getLayoutBounds()).getMaxY();

                assertThat(pane.lookupAll(".help-row"))
                        .as(situation.id())
                        .isNotEmpty()
                        .allMatch(row -> row.localToScene(row.getLayoutBounds()).getMaxY() <= seen);
            }
        });
    }

    private static HelpPane photos() {
        var pane = new HelpPane(CHINA, () -> {});
        pane.situationProperty().set(Optional.of(Situation.PHOTOS));
        return pane;
    }

    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_LIGHT"})
    void everySituationOfEveryCountryCanBeReadAndReachedAt800By600(Look look) {
        Golden.in(look, 800, 600, _ -> {}, HelpPaneTest::photos, scene -> {
            var pane = (HelpPane) scene.getRoot();
            for (var country : Helplines.shipped().countries()) {
                pane.countryProperty().set(country);
                for (var situation : Situation.values()) {
                    pane.situationProperty().set(Optional.of(situation));
                    Golden.lay(scene);
                    SceneChecks.all(scene);
                }
            }
        });
    }

    @Test
    void chosenSituationTellsItsNumbersAndWhatToSay() {
        OnFx.run(() -> {
            var pane = pane("zh-CN", new AtomicInteger());
            var scene = laid(pane, 960, 720);
            assertThat(numbers(pane)).hasSize(CHINA.lines().size());

            situation(pane, "有人要我的照片或见面").fire();
            scene.getRoot().layout();

            assertThat(pane.situationProperty().get()).contains(Situation.PHOTOS);
            assertThat(numbers(pane)).containsExactly("110", "12355", "12356", "12345");
            assertThat(texts(pane)).contains("这不是你的错", "我今年十岁，网上有个人让我发照片，我害怕，你能帮我吗？");
        });
    }

    @Test
    void enlargedNumberHidesTheRestAndEscapeClosesTheTopmostAlone() {
        OnFx.run(() -> {
            var closed = new AtomicInteger();
            var pane = pane("en", closed);
            laid(pane, 960, 720);
            Found.button(pane, "Show it large").fire();
            pane.applyCss();
            pane.layout();
            var big = (Label) pane.lookup(".help-large-number");
            assertThat(big.getText()).isEqualTo("110");
            assertThat(big.getAccessibleText()).isEqualTo("1 1 0");
            assertThat(pane.lookup(".help-page").isDisabled()).isTrue();

            press(pane, KeyCode.ESCAPE);
            assertThat(pane.lookup(".help-large")).isNull();
            assertThat(pane.lookup(".help-page").isDisabled()).isFalse();
            assertThat(closed).hasValue(0);

            press(pane, KeyCode.ESCAPE);
            assertThat(closed).hasValue(1);
        });
    }

    @Test
    void stepsOfReportingGoBackToTheNumbers() {
        OnFx.run(() -> {
            var closed = new AtomicInteger();
            var pane = pane("en", closed);
            laid(pane, 960, 720);
            Found.button(pane, "How to report").fire();
            assertThat(texts(pane)).contains("Danger or a crime: call 110.");

            press(pane, KeyCode.ESCAPE);

            assertThat(numbers(pane)).contains("12355");
            assertThat(closed).hasValue(0);
        });
    }

    @Test
    void anotherCountryHasItsOwnNumbers() {
        OnFx.run(() -> {
            var pane = pane("en", new AtomicInteger());
            laid(pane, 960, 720);
            pane.countryProperty().set(Helplines.shipped().at(ZoneId.of("Europe/London")));

            assertThat(numbers(pane)).containsExactly("999", "0800 1111", "0808 800 5000");
            assertThat(texts(pane)).contains("In danger now? Call 999 first", "not checked yet");
        });
    }

    @Test
    void arrowsGoThroughTheSituationsWhichAreOneStopOfTab() {
        OnFx.run(() -> {
            var pane = pane("en", new AtomicInteger());
            laid(pane, 960, 720);
            var all = pane.lookupAll(".help-situation");
            assertThat(all).filteredOn(Node::isFocusTraversable).hasSize(1);
            var first =
                    all.stream().filter(Node::isFocusTraversable).findFirst().orElseThrow();
            first.requestFocus();
            press(first, KeyCode.DOWN);

            assertThat(pane.getScene().getFocusOwner())
                    .isInstanceOfSatisfying(
                            Labeled.class,
                            now -> assertThat(now.getAccessibleText()).isEqualTo("Wants my photos or to meet"));
        });
    }

    private static ToggleButton situation(HelpPane pane, String text) {
        return pane.lookupAll(".help-situation").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> text.equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private static void press(Node target, KeyCode code) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    /// Twice: what is scrolled is there only once its pane has a skin.
    private static void lay(HelpPane pane) {
        for (int i = 0; i < 2; i++) {
            pane.applyCss();
            pane.layout();
        }
    }

    private static List<String> numbers(HelpPane pane) {
        lay(pane);
        return pane.lookupAll(".help-number").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private static List<String> texts(HelpPane pane) {
        lay(pane);
        return pane.lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private static HelpPane pane(String language, AtomicInteger closed) {
        System.setProperty("porchlight.language", language);
        return new HelpPane(CHINA, closed::incrementAndGet);
    }

    private static Scene laid(HelpPane pane, int width, int height) {
        var scene = new Scene(pane, width, height);
        Theme.dress(scene);
        lay(pane);
        return scene;
    }
}
