package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.Child;

/// A preset chosen on the page of time, from the menu below what asks for it, and saved.
class TimePresetFlowTest extends InWindow {
    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final MeisRules rules = new MeisRules();

    private void open(String policy) {
        rules.put(policy);
        rules.tell(link);
        open(link.beside(), PageName.TIME);
    }

    private Optional<String> preset() {
        return rules.inForce().policy().child(Family.MEI).flatMap(Child::preset);
    }

    private void downTo(String item) {
        for (int down = 0; down < 8 && seen(item).noneMatch(Node::isFocused); down++) {
            press(KeyCode.DOWN);
        }
        assertThat(seen(item)).allMatch(Node::isFocused);
    }

    @Test
    void isChosenWhereThereAreNoRulesYet() {
        open(MeisRules.EMPTY);

        click("#choose-preset");
        click("#preset-SCHOOL-DAY");
        assertThat(preset()).isNotEqualTo(Optional.of("SCHOOL-DAY"));
        click("#save");

        assertThat(preset()).contains("SCHOOL-DAY");
        assertThat(seen("#choose-preset")).isEmpty();
        assertThat(presses()).isEqualTo(2);
    }

    @Test
    void isChangedFromWhatDiffersFromIt() {
        open(MeisRules.DRAWN);

        tabTo("change-preset");
        click("#change-preset");
        click("#preset-EYE-CN");
        click("#save");

        assertThat(preset()).contains("EYE-CN");
    }

    @Test
    void isChangedByKeyboardAlone() {
        open(MeisRules.DRAWN);

        tabTo("change-preset");
        press(KeyCode.SPACE);
        downTo("#preset-CN-STRICT");
        press(KeyCode.ENTER);
        control(KeyCode.S);

        assertThat(preset()).contains("CN-STRICT");
    }

    @Test
    void staysWhereTheMenuIsLeftWithEscape() {
        open(MeisRules.DRAWN);

        tabTo("change-preset");
        press(KeyCode.SPACE);
        downTo("#preset-EYE-CN");
        press(KeyCode.ESCAPE);

        assertThat(seen("#preset-CN-STRICT")).isEmpty();
        assertThat(seen("#save")).isEmpty();
        assertThat(focused()).isEqualTo("change-preset");
    }
}
