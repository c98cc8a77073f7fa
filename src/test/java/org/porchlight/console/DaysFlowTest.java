package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.PolicyLines;

/// Rules for periods and for dates, from the page of time to the line of the policy, by keyboard and by mouse.
class DaysFlowTest extends OnDays {
    @Test
    void opensADayUntilHalfPastMidnightByKeyboardAlone() {
        rules.tell(link);
        open(link.beside(), PageName.TIME, "#more-figures");
        tabTo("calendar");
        press(KeyCode.SPACE);
        tabTo("date-from");
        write("2026-12-31");
        tabTo("add-date");
        press(KeyCode.SPACE);
        assertThat(says("time.windows.2026-12-31")).isEmpty();
        tabTo("hours-to-2026-12-31-0");
        write("0030");
        press(KeyCode.ENTER);
        tabTo("day-time-2026-12-31");
        write("180");
        press(KeyCode.ENTER);
        control(KeyCode.S);

        assertThat(text()).contains("\"2026-12-31\": [\"16:30-00:30\"]").contains("\"2026-12-31\": 3h");

        control(KeyCode.Z);
        assertThat(text()).doesNotContain("2026-12-31");
    }

    @Test
    void closesARangeOfDatesByMouse() {
        open(MeisRules.DRAWN, "calendar");
        click("#date-from");
        write("2027-04-01");
        click("#date-to");
        write("2027-04-05");
        click("#add-date");
        click("#hours-closed-2027-04-01-2027-04-05");
        click("#save");

        assertThat(says("time.windows.2027-04-01..2027-04-05")).isEqualTo("Windows[windows=[]]");
    }

    @ParameterizedTest
    @CsvSource({"2027-4-5", "2027/4/5", "2027/04/05"})
    void readsADayAsPeopleWriteIt(String last) {
        open(MeisRules.DRAWN, "calendar");
        click("#date-from");
        write("2027-4-1");
        click("#date-to");
        write(last);
        click("#add-date");

        assertThat(seen("#row-2027-04-01-2027-04-05")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"15.2.2027", "2027-02-29", "tomorrow"})
    void addsNothingWhereTheLastDayIsNone(String last) {
        open(MeisRules.DRAWN, "calendar");
        click("#period-name");
        write("winter");
        click("#period-from");
        write("2027-01-18");
        click("#period-to");
        write(last);
        click("#add-period");

        assertThat(text(".pl-error-text")).isEqualTo(last + " is no day. Write one such as 2026-12-24.");
        assertThat(seen("#row-winter")).isEmpty();

        click("#period-to");
        control(KeyCode.A);
        write("2027-02-15");
        click("#add-period");

        assertThat(seen(".pl-error-text").map(Object::toString)).isEmpty();
        assertThat(seen("#row-winter")).hasSize(1);
        control(KeyCode.S);
        assertThat(text()).contains("winter: {off: true, dates: [\"2027-01-18..2027-02-15\"]}");
    }

    @Test
    void refusesADayThatIsSetAlready() {
        open(EVERY, "calendar");
        click("#date-from");
        write("2027-02-03");
        click("#add-date");

        assertThat(text(".pl-error-text"))
                .isEqualTo("Nothing was added: 1–5 February is set already. Change it above.");
        assertThat(seen("#save")).isEmpty();
    }

    @Test
    void closesThePcInAPeriodAndGivesItOwnHoursAgain() {
        open(MeisRules.DRAWN, "calendar");
        tabTo("hours-usual-exam-week");
        press(KeyCode.RIGHT);
        control(KeyCode.S);
        assertThat(text()).contains("exam-week: []");

        press(KeyCode.RIGHT);
        assertThat(focused()).isEqualTo("hours-own-exam-week");
        control(KeyCode.S);
        assertThat(says("time.windows.exam-week")).isEqualTo("Windows[windows=[09:00-20:00]]");
    }

    @Test
    void refusesATimeThatIsNone() {
        open(EVERY, "days");
        tabTo("hours-from-every-day-0");
        write("1660");
        press(KeyCode.ENTER);

        assertThat(text(".pl-error-text"))
                .isEqualTo("Write a time such as 1630; the end comes after the start, within a day.");
        assertThat(seen("#save")).isEmpty();
    }

    @Test
    void takesAPeriodAwayWithAllThatIsSaidOfItsDays() {
        open(EVERY, "calendar");
        click("#period-remove-exam-week");
        click("#save");

        assertThat(PolicyLines.of(rules.inForce().policy(), Family.MEI).keySet())
                .noneMatch(path -> path.contains("exam-week"))
                .contains("sites.groups.video.budget.every-day");
    }

    @Test
    void beginsTheStepsOnTheDayThatIsTyped() {
        rules.put(TimeControlsTest.STEPPING);
        rules.tell(link);
        open(link.beside(), PageName.TIME, "#more-figures");
        click("#more-figures");
        tabTo("time-step-from");
        control(KeyCode.A);
        write("2026-12-07");
        press(KeyCode.ENTER);
        control(KeyCode.S);

        assertThat(text()).contains("from: 2026-12-07");

        tabTo("time-step-from");
        control(KeyCode.A);
        write("2026-13-07");
        press(KeyCode.ENTER);
        assertThat(text(".pl-error-text")).isEqualTo("2026-13-07 is no day. Write one such as 2026-12-24.");
        assertThat(seen("#save")).isEmpty();
        control(KeyCode.A);
        press(KeyCode.DELETE);
        write("2026/12/8");
        press(KeyCode.ENTER);
        control(KeyCode.S);
        assertThat(text()).contains("from: 2026-12-08");
    }

    @Test
    void takesBackOnlyTheEndOfTheWindowsWhereTheEndIsWhatDiffers() {
        rules.tell(link);
        open(link.beside(), PageName.TIME, "#more-figures");
        click(seen(".pl-deviation .button")
                .filter(node -> node.getAccessibleText().contains("20:30"))
                .findFirst()
                .orElseThrow());
        click("#save");

        assertThat(says("time.windows.school-days")).isEqualTo("Windows[windows=[16:30-22:00]]");
        assertThat(says("time.windows.sat")).isEqualTo("Windows[windows=[09:00-12:00, 13:30-22:00]]");
    }

    @Test
    void leadsFromTheMonthToTheHoursOfADay() {
        open(EVERY, "calendar");
        tabTo("month");
        press(KeyCode.RIGHT);
        tabTo("day-own");
        press(KeyCode.SPACE);
        assertThat(focused()).isEqualTo("hours-own-2026-11-23");
        press(KeyCode.LEFT);
        control(KeyCode.S);
        assertThat(says("time.windows.2026-11-23")).isEqualTo("Windows[windows=[]]");

        tabTo("day-own");
        press(KeyCode.SPACE);
        assertThat(focused()).isEqualTo("hours-closed-2026-11-23");
        assertThat(seen("#save")).isEmpty();
    }

    @Test
    void keepsAPeriodThatRulesOfAnotherChildName() {
        open(EVERY.replace("accounts: [jie]}", "accounts: [jie], time: {budget: {exam-week: 30m}}}"), "calendar");

        click("#period-remove-exam-week");

        assertThat(text(".pl-error-text"))
                .isEqualTo("exam-week stays: the rules of Jie name it. Take it out of them first.");
        assertThat(seen("#save")).isEmpty();
        assertThat(seen("#row-exam-week")).hasSize(1);
    }

    @Test
    void marksDatesWithRulesOfTheirOwnInTheMonth() {
        open(EVERY, "calendar");
        assertThat(seen(".pl-month .pl-month-own")).isEmpty();
        tabTo("month");
        press(KeyCode.HOME);
        press(KeyCode.PAGE_DOWN);
        assertThat(seen(".pl-month .pl-month-own")).hasSize(1);

        press(KeyCode.DOWN);
        assertThat(month()).startsWith("Tuesday 29 December").doesNotContain("own rules");
        press(KeyCode.RIGHT);
        press(KeyCode.RIGHT);
        assertThat(month()).startsWith("Thursday 31 December").endsWith("own rules");
    }

    private String month() {
        return seen("#month").findFirst().orElseThrow().getAccessibleText();
    }
}
