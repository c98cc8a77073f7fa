package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A child's age, chosen from the calendar of its field.
class AgeCalendarFlowTest extends InWindow {
    private void openChildren() {
        var rules = new MeisRules();
        var link = new FakeLink(Family.evening(true), Family.accounts());
        rules.tell(link);
        open(link.beside(), PageName.CHILDREN);
    }

    private String age() {
        return seen("#age-mei")
                .map(node -> ((TextField) node).getText())
                .findFirst()
                .orElseThrow();
    }

    private Stream<Node> days(String text) {
        return seen(".pl-month-day").filter(node -> ((Label) node).getText().equals(text));
    }

    @Test
    void isABirthdayByTheMouse() {
        openChildren();
        click("#age-mei-calendar");
        click("#age-year-before");
        click("#age-month-after");
        click(days("17").findFirst().orElseThrow());

        assertThat(age()).isEqualTo("2015-06-17");
        assertThat(seen("#birthday")).isEmpty();
        assertThat(focused()).isEqualTo("age-mei");
    }

    @Test
    void isABirthdayByTheKeyboard() {
        openChildren();
        tabTo("age-mei");
        alt(KeyCode.DOWN);
        press(KeyCode.RIGHT, KeyCode.UP, KeyCode.PAGE_UP);
        control(KeyCode.PAGE_UP);
        press(KeyCode.ENTER);

        assertThat(age()).isEqualTo("2015-04-08");
        assertThat(focused()).isEqualTo("age-mei");
    }

    @Test
    void isAnAgeGroupByItsWords() {
        openChildren();
        tabTo("age-mei-calendar");
        press(KeyCode.SPACE, KeyCode.TAB, KeyCode.TAB, KeyCode.SPACE);

        assertThat(age()).isEqualTo("tier 3–8");
        assertThat(seen(".pl-error-text")).isEmpty();
        assertThat(seen(".pl-age-words").map(node -> ((Label) node).getText())).contains("tier 3–8");
    }

    @Test
    void isNoDayToCome() {
        openChildren();
        click("#age-mei-calendar");
        for (int year = 0; year < 12; year++) {
            click("#age-year-after");
        }

        assertThat(days("23")).isNotEmpty().allMatch(Node::isDisabled);
        press(KeyCode.ESCAPE);
        assertThat(seen("#birthday")).isEmpty();
    }
}
