package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.DatePicker;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.ui.OnFx;

/// Every control of the page of time by itself: it is pressed, saved, and exactly its line is another one.
class TimeControlsTest extends InWindow {
    static final String STEPPING = MeisRules.DRAWN.replace(
            "finish-line: 5m",
            "finish-line: 5m\n      step-down: {by: 10m, every: week, floor: 30m, from: \"2026-11-23\"}");

    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final MeisRules rules = new MeisRules();

    /// What is pressed: a control, or `+` or `-` of one that counts, or a number that is typed into it.
    @ParameterizedTest(name = "{1} of {0} says {3} in {2}")
    @CsvSource(delimiter = '|', textBlock = """
            week     | budget-school-days +         | time.budget.school-days | Length[length=PT1H15M]
            week     | budget-school-days -         | time.budget.school-days | Length[length=PT45M]
            week     | budget-days-off +            | time.budget.days-off    | Length[length=PT1H45M]
            week     | budget-days-off 40           | time.budget.days-off    | Length[length=PT40M]
            week     | time-week +                  | time.budget.week        | Length[length=PT8H30M]
            week     | time-week -                  | time.budget.week        | Length[length=PT7H30M]
            week     | time-week 9                  | time.budget.week        | Length[length=PT9H]
            week     | time-carry +                 | time.carry-over         | Length[length=PT5M]
            week     | time-carry 20                | time.carry-over         | Length[length=PT20M]
            week     | time-rest-after +            | time.rest | Break[rest=Rest[after=PT35M, pause=PT5M]]
            week     | time-rest-after -            | time.rest | Break[rest=Rest[after=PT25M, pause=PT5M]]
            week     | time-rest-for +              | time.rest | Break[rest=Rest[after=PT30M, pause=PT10M]]
            week     | time-rest-for 7              | time.rest | Break[rest=Rest[after=PT30M, pause=PT7M]]
            week     | warn-15                      | time.warn | Lengths[lengths=[PT5M, PT1M]]
            week     | warn-5                       | time.warn | Lengths[lengths=[PT15M, PT1M]]
            week     | warn-1                       | time.warn | Lengths[lengths=[PT15M, PT5M]]
            week     | finish-line                  | time.finish-line        | Length[length=PT0S]
            more     | time-month -                 | time.budget.month       | Length[length=PT30H]
            more     | time-month 25                | time.budget.month       | Length[length=PT25H]
            more     | time-finish-for +            | time.finish-line        | Length[length=PT10M]
            more     | time-finish-for 8            | time.finish-line        | Length[length=PT8M]
            more     | add-warning                  | time.warn               | Lengths[lengths=[PT15M, PT10M, PT5M, PT1M]]
            more     | time-zero-lock               | time.at-zero            | Zero[how=LOCK]
            more     | time-zero-logout             | time.at-zero            | Zero[how=LOGOUT]
            more     | step-down                    | time.step-down          | Steps[steps=StepDown[by=PT10M, every=WEEK, floor=PT30M, from=2026-11-23]]
            stepping | time-step-by +               | time.step-down          | Steps[steps=StepDown[by=PT15M, every=WEEK, floor=PT30M, from=2026-11-23]]
            stepping | time-step-floor -            | time.step-down          | Steps[steps=StepDown[by=PT10M, every=WEEK, floor=PT25M, from=2026-11-23]]
            stepping | time-every-day               | time.step-down          | Steps[steps=StepDown[by=PT10M, every=DAY, floor=PT30M, from=2026-11-23]]
            stepping | time-every-month             | time.step-down          | Steps[steps=StepDown[by=PT10M, every=MONTH, floor=PT30M, from=2026-11-23]]
            stepping | step-down                    | time.step-down          |
            days     | day-time-sat 50              | time.budget.sat         | Length[length=PT50M]
            days     | hours-closed-sat             | time.windows.sat        | Windows[windows=[]]
            days     | hours-from-sat-1 +           | time.windows.sat        | Windows[windows=[09:00-12:00, 13:45-20:30]]
            days     | hours-to-sat-1 0015          | time.windows.sat        | Windows[windows=[09:00-12:00, 13:30-00:15]]
            days     | hours-remove-sat-0           | time.windows.sat        | Windows[windows=[13:30-20:30]]
            days     | hours-more-sat               | time.windows.sat        | Windows[windows=[09:00-12:00, 13:30-20:30, 21:30-22:30]]
            days     | day-remove-sat               | time.windows.sat        |
            games    | add-every-day                | apps.groups.games.budget.every-day | Length[length=PT1H]
            games    | add-exam-week                | apps.groups.games.budget.exam-week | Length[length=PT1H]
            calendar | public-holidays              | calendar                | Holidays[published=NONE]
            calendar | period-off-exam-week         | calendars.exam-week     | Days[period=Written[name=exam-week, off=Optional[true], dates=[2027-01-11..2027-01-15]]]
            calendar | period-off-winter-holiday    | calendars.winter-holiday | Days[period=Written[name=winter-holiday, off=Optional[false], dates=[2027-01-18..2027-02-15]]]
            calendar | day-time-exam-week -      | time.budget.exam-week   | Length[length=PT1H]
            calendar | day-time-winter-holiday 0 | time.budget.winter-holiday | Length[length=PT0S]
            calendar | hours-closed-exam-week       | time.windows.exam-week  | Windows[windows=[]]
            calendar | hours-own-exam-week          | time.windows.exam-week  | Windows[windows=[16:30-20:30]]
            calendar | hours-own-winter-holiday     | time.windows.winter-holiday | Windows[windows=[09:00-12:00, 14:00-20:30]]
            calendar | day-own                      | time.windows.2026-11-22 | Windows[windows=[09:00-12:00, 14:00-20:30]]
            calendar | period-remove-exam-week      | calendars.exam-week     |
            """)
    void changesItsLineAndNothingElse(String place, String pressed, String path, String says) {
        rules.put(place.equals("stepping") ? STEPPING : MeisRules.DRAWN);
        rules.tell(link);
        open(link.beside(), PageName.TIME, "#more-figures");
        turnTo(place);
        var before = rules.inForce().policy();

        pressIt(pressed);
        assertThat(rules.inForce().policy()).as("before it is saved").isEqualTo(before);
        control(KeyCode.S);

        var after = rules.inForce().policy();
        assertThat(changes(before, after)).isEqualTo(Map.of(path, Optional.ofNullable(says)));
        assertThat(after)
                .isEqualTo(PolicyLines.with(before, Family.MEI, path, PolicyLines.get(after, Family.MEI, path)));
    }

    private void turnTo(String place) {
        switch (place) {
            case "more", "stepping" -> click("#more-figures");
            case "calendar" -> click("#calendar");
            case "days" -> toDays();
            case "games" -> {
                toDays();
                click("#of-apps-groups-games");
            }
            default -> {}
        }
    }

    private void toDays() {
        click("#more-figures");
        click("#days-of-their-own");
    }

    private void pressIt(String pressed) {
        var words = pressed.split(" ", -1);
        var control = "#" + words[0];
        if (words.length == 1) {
            click(control);
            return;
        }
        var buttons = seen(control)
                .findFirst()
                .map(node -> ((Parent) node).getChildrenUnmodifiable())
                .orElseThrow();
        switch (words[1]) {
            case "+" -> click(buttons.getLast());
            case "-" -> click(buttons.getFirst());
            default -> {
                click(buttons.get(1));
                assertThat(focused()).isEqualTo(words[0]);
                write(words[1]);
                press(KeyCode.ENTER);
            }
        }
    }

    /// The lines that are not the same, each with what it says then.
    private static Map<String, Optional<String>> changes(Policy before, Policy after) {
        var changes = new LinkedHashMap<String, Optional<String>>();
        var old = PolicyLines.of(before, Family.MEI);
        var fresh = PolicyLines.of(after, Family.MEI);
        fresh.forEach((path, value) -> {
            if (!value.equals(old.get(path))) {
                changes.put(path, Optional.of(value).map(RuleValue::toString));
            }
        });
        old.keySet().stream()
                .filter(path -> !fresh.containsKey(path))
                .forEach(path -> changes.put(path, Optional.empty()));
        return changes;
    }

    @Test
    void addsAPeriodWhoseDatesAreTyped() {
        rules.tell(link);
        open(link.beside(), PageName.TIME, "#more-figures");
        click("#calendar");
        var before = rules.inForce().policy();

        click("#period-name");
        write("autumn");
        press(KeyCode.TAB);
        write(typed("#period-from", LocalDate.of(2027, 4, 1)));
        press(KeyCode.TAB);
        write(typed("#period-to", LocalDate.of(2027, 4, 9)));
        press(KeyCode.TAB, KeyCode.SPACE);
        control(KeyCode.S);

        assertThat(changes(before, rules.inForce().policy()))
                .isEqualTo(Map.of(
                        "calendars.autumn",
                        Optional.of("Days[period=Written[name=autumn, off=Optional[true],"
                                + " dates=[2027-04-01..2027-04-09]]]")));
    }

    @ParameterizedTest
    @CsvSource({"week, week", "calendar, month"})
    void arrowsGoOnInAGridFromWhereTheMouseWas(String place, String grid) {
        rules.tell(link);
        open(link.beside(), PageName.TIME, "#more-figures");
        turnTo(place);

        click("#" + grid);
        var chosen = seen("#" + grid).findFirst().orElseThrow().getAccessibleText();
        press(KeyCode.RIGHT);

        assertThat(focused()).isEqualTo(grid);
        assertThat(seen("#" + grid).findFirst().orElseThrow().getAccessibleText())
                .isNotEqualTo(chosen);
    }

    @Test
    void leavesTheKeyboardBelowThePeriodThatIsRemoved() {
        rules.tell(link);
        open(link.beside(), PageName.TIME, "#more-figures");
        click("#calendar");

        tabTo("period-remove-exam-week");
        press(KeyCode.SPACE);

        assertThat(focused()).isEqualTo("period-name");
    }

    /// A date as people of the system's country write it.
    private String typed(String picker, LocalDate date) {
        return OnFx.call(() -> ((DatePicker) seen(picker).findFirst().orElseThrow())
                .getConverter()
                .toString(date));
    }

    /// The rows of the periods are made anew with every change.
    @Test
    void keepsTheKeyboardAtAPeriodThatIsChanged() {
        rules.tell(link);
        open(link.beside(), PageName.TIME, "#more-figures");
        click("#calendar");

        tabTo("day-time-exam-week");
        press(KeyCode.DOWN, KeyCode.UP);
        assertThat(focused()).isEqualTo("day-time-exam-week");
        control(KeyCode.S);

        assertThat(PolicyLines.get(rules.inForce().policy(), Family.MEI, "time.budget.exam-week"))
                .contains(new RuleValue.Length(Duration.ofMinutes(75)));
    }
}
