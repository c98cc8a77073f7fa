package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepperTest {
    private final List<Integer> chosen = new ArrayList<>();

    private Stepper stepper(int value, Consumer<Stepper> how) {
        return OnFx.call(() -> {
            var stepper = new Stepper(0, 1440, 15, minutes -> minutes == Stepper.NONE ? "none" : minutes + " min");
            stepper.valueProperty().set(value);
            stepper.onChange(chosen::add);
            how.accept(stepper);
            return stepper;
        });
    }

    private static void press(Stepper stepper, KeyCode... keys) {
        for (var key : keys) {
            stepper.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        }
    }

    private static void type(Stepper stepper, String digits) {
        digits.chars()
                .forEach(digit -> stepper.fireEvent(new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        Character.toString(digit),
                        "",
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false)));
    }

    private static String shown(Stepper stepper) {
        return ((Labeled) stepper.getChildren().get(1)).getText();
    }

    @ParameterizedTest(name = "{1} at {0} gives {2}")
    @CsvSource({
        "60, UP, 75",
        "60, DOWN, 45",
        "60, PAGE_UP, 120",
        "60, PAGE_DOWN, 0",
        "50, UP, 60",
        "50, DOWN, 45",
        "60, HOME, 0",
        "60, END, 1440"
    })
    void goesByKeys(int from, KeyCode key, int to) {
        stepper(from, stepper -> press(stepper, key));

        assertThat(chosen).containsExactly(to);
    }

    /// Such as a time of the day; what cannot be read is refused.
    @Test
    void readsDigitsAsItIsTold() {
        var stepper = stepper(60, found -> {
            found.reading(digits -> digits.length() == 4 ? Integer.parseInt(digits) / 100 : -1);
            type(found, "0930");
            press(found, KeyCode.ENTER);
            type(found, "93");
            press(found, KeyCode.ENTER);
        });

        assertThat(chosen).containsExactly(9);
        assertThat(stepper.refusedProperty().get()).isTrue();
    }

    @Test
    void goesByItsButtons() {
        stepper(60, stepper -> ((Button) stepper.getChildren().getLast()).fire());

        assertThat(chosen).containsExactly(75);
    }

    @Test
    void staysAtItsBounds() {
        var stepper = stepper(0, found -> press(found, KeyCode.DOWN));

        assertThat(chosen).isEmpty();
        assertThat(OnFx.call(() -> stepper.getChildren().getFirst().isDisable()))
                .isTrue();
    }

    @Test
    void takesANumberThatIsTyped() {
        var stepper = stepper(60, found -> {
            type(found, "95");
            press(found, KeyCode.ENTER);
        });

        assertThat(chosen).containsExactly(95);
        assertThat(shown(stepper)).isEqualTo("95 min");
    }

    @Test
    void keepsANumberOutOfRangeMarkedAndUntaken() {
        var stepper = stepper(60, found -> {
            type(found, "1560");
            press(found, KeyCode.ENTER);
        });

        assertThat(chosen).isEmpty();
        assertThat(stepper.refusedProperty().get()).isTrue();
        assertThat(shown(stepper)).isEqualTo("1560");
        OnFx.run(() -> press(stepper, KeyCode.ESCAPE));
        assertThat(stepper.refusedProperty().get()).isFalse();
        assertThat(shown(stepper)).isEqualTo("60 min");
    }

    @Test
    void hasAValueWithoutLimitAboveTheUsualOnes() {
        var stepper = stepper(360, found -> {
            found.allowNone(true, 360, 120);
            press(found, KeyCode.UP);
        });
        assertThat(shown(stepper)).isEqualTo("none");

        OnFx.run(() -> press(stepper, KeyCode.DOWN));
        assertThat(chosen).containsExactly(Stepper.NONE, 120);
    }

    @Test
    void saysWhatItIsAndHowMuch() {
        var stepper = stepper(60, found -> found.nameProperty().set("School days"));

        assertThat(stepper.getAccessibleText()).contains("School days").contains("60 min");
    }
}
