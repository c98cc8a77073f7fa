package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class RuleSegmentTest {
    private static final List<String> ALL = List.of("allow", "ask", "off");

    private final List<String> chosen = new ArrayList<>();

    private RuleSegment<String> segment(Consumer<RuleSegment<String>> how) {
        return OnFx.call(() -> {
            var segment = new RuleSegment<>(RuleSegment.choices(ALL, word -> word, _ -> "fth-check"), "ask");
            segment.nameProperty().set("Krita");
            segment.onChoice(chosen::add);
            var _ = new Scene(segment);
            how.accept(segment);
            return segment;
        });
    }

    private static ToggleButton button(RuleSegment<String> segment, String word) {
        return (ToggleButton) segment.getChildren().get(ALL.indexOf(word));
    }

    private static void press(RuleSegment<String> segment, String on, KeyCode key) {
        button(segment, on).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private static List<String> shown(RuleSegment<String> segment) {
        return ALL.stream().filter(word -> button(segment, word).isSelected()).toList();
    }

    @Test
    void showsWhatIsSaidWithItsIcon() {
        var segment = segment(_ -> {});

        assertThat(shown(segment)).containsExactly("ask");
        assertThat(button(segment, "ask").getGraphic()).isNotNull();
        assertThat(button(segment, "off").getGraphic()).isNull();
        assertThat(chosen).isEmpty();
    }

    @Test
    void tellsWhatAPersonChooses() {
        var segment = segment(found -> button(found, "off").fire());

        assertThat(chosen).containsExactly("off");
        assertThat(segment.valueProperty().get()).isEqualTo("off");
        assertThat(shown(segment)).containsExactly("off");
    }

    @Test
    void staysChosenWhenItIsChosenOnceMore() {
        var segment = segment(found -> button(found, "ask").fire());

        assertThat(chosen).containsExactly("ask");
        assertThat(shown(segment)).containsExactly("ask");
    }

    @Test
    void goesByArrowsAroundItsEnds() {
        segment(found -> {
            press(found, "ask", KeyCode.RIGHT);
            press(found, "off", KeyCode.RIGHT);
            press(found, "allow", KeyCode.LEFT);
        });

        assertThat(chosen).containsExactly("off", "allow", "off");
    }

    @Test
    void isOneStopOfTheTabKey() {
        var segment = segment(found -> found.valueProperty().set("off"));

        assertThat(ALL.stream().filter(word -> button(segment, word).isFocusTraversable()))
                .containsExactly("off");
    }

    @Test
    void tellsNobodyWhatItIsSetTo() {
        var segment = segment(found -> found.valueProperty().set("allow"));

        assertThat(shown(segment)).containsExactly("allow");
        assertThat(chosen).isEmpty();
    }

    @Test
    void onlyTellsWhileItIsLocked() {
        var segment = segment(found -> {
            found.lockedProperty().set(true);
            button(found, "off").fire();
            button(found, "ask").fire();
            press(found, "ask", KeyCode.RIGHT);
        });

        assertThat(chosen).isEmpty();
        assertThat(shown(segment)).containsExactly("ask");
    }

    @Test
    void isOutlinedWhileSomebodyElseSaysIt() {
        var segment = segment(found -> found.inheritedProperty().set(true));

        assertThat(segment.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("inherited"));
    }

    @Test
    void saysWhatItIsOf() {
        var segment = segment(_ -> {});

        assertThat(segment.getAccessibleText()).isEqualTo("Krita");
        assertThat(button(segment, "off").getAccessibleText()).contains("Krita").contains("off");
    }
}
