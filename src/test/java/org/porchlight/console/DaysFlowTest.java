package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.policy.Problem;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// Rules for some days and for groups, from the page of time to the line of the policy, by keyboard and by mouse.
class DaysFlowTest extends InWindow {
    /// Every sort of day set that the format has, with hours and with time.
    static final String EVERY = """
            porchlight: 1
            household: {zone: Asia/Shanghai, calendar: CN}
            calendars:
              exam-week: {dates: ["2027-01-11..2027-01-15"]}
            children:
              - id: mei
                name: Mei
                born: "2016-05-14"
                accounts: [mei]
                preset: none
                time:
                  windows:
                    every-day: ["08:00-20:00"]
                    school-days: ["16:30-20:30"]
                    days-off: ["09:00-20:00"]
                    "mon,wed,fri": ["16:15-21:00"]
                    sat-sun: ["09:10-00:30"]
                    exam-week: ["17:00-18:00"]
                    "2026-12-31": ["09:00-00:30"]
                    2027-02-01..2027-02-05: []
                  budget:
                    every-day: 50m
                    school-days: 60m
                    days-off: 90m
                    mon-thu: 55m
                    fri: 70m
                    exam-week: 30m
                    "2026-12-31": 3h
                    2027-02-01..2027-02-05: 0m
                apps:
                  groups:
                    games: {windows: {every-day: [], sat-mon: ["20:00-21:00"]}, budget: {every-day: 60m}}
                    chat: {budget: {"tue,thu": 20m}}
                sites:
                  groups: {video: {budget: {every-day: 30m, exam-week: 0m}}}
              - {id: jie, name: Jie, age: 14, accounts: [jie]}
            """;

    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final MeisRules rules = new MeisRules();

    private void open(String policy, String place) {
        rules.put(policy);
        rules.tell(link);
        open(link.beside(), PageName.TIME, "#more-figures");
        if (place.equals("calendar")) {
            click("#calendar");
        } else {
            click("#more-figures");
            click("#days-of-their-own");
            if (!place.equals("days")) {
                click("#of-" + place);
            }
        }
    }

    private String text() {
        return PolicyText.write(rules.inForce().policy());
    }

    private String says(String path) {
        return PolicyLines.get(rules.inForce().policy(), Family.MEI, path)
                .map(Object::toString)
                .orElse("");
    }

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
    void givesAWeekdayTimeOfItsOwnAndTakesItBack() {
        open(MeisRules.DRAWN, "days");
        tabTo("choose-fri");
        press(KeyCode.SPACE);
        tabTo("add-weekdays");
        press(KeyCode.SPACE);
        tabTo("day-time-fri");
        press(KeyCode.UP, KeyCode.UP);
        control(KeyCode.S);
        assertThat(text()).contains("fri: 1h30m");

        click("#calendar");
        assertThat(text("#own-time-fri-school-days")).isEqualTo("Fri: 90\u00a0min");
        click("#own-time-fri-school-days");
        assertThat(focused()).isEqualTo("calendar");
        click("#day-remove-fri");
        assertThat(focused()).isEqualTo("add-weekdays");
        click("#save");

        assertThat(rules.inForce().policy())
                .isEqualTo(MeisRules.document(MeisRules.DRAWN).policy());
    }

    @Test
    void givesSeveralWeekdaysOneLine() {
        open(MeisRules.DRAWN, "days");
        click("#choose-wed");
        click("#choose-mon");
        click("#add-weekdays");
        click("#save");

        assertThat(text()).contains("\"mon,wed\": 1h,");
        assertThat(seen("#choose-mon").allMatch(chip -> chip.isDisabled())).isTrue();
    }

    @Test
    void saysWhereNoWeekdayWasChosen() {
        open(MeisRules.DRAWN, "days");
        click("#add-weekdays");

        assertThat(text(".pl-error-text")).isEqualTo("Nothing was added: choose a weekday first.");
    }

    @Test
    void givesAGroupOfSitesTimeOnADate() {
        open(EVERY, "sites-groups-video");
        click("#group-date-from");
        write("2026-12-24");
        click("#add-group-date");
        click("#save");

        assertThat(says("sites.groups.video.budget.2026-12-24")).isEqualTo("Length[length=PT30M]");
    }

    @Test
    void givesAGroupHoursByItsOwnName() {
        open(EVERY, "apps-groups-chat");
        click("#hours-own-apps-groups-chat-tue-thu");
        click("#save");

        assertThat(says("apps.groups.chat.windows.tue,thu")).isEqualTo("Windows[windows=[09:00-20:00]]");
    }

    /// Each line of the policy has a place where it is seen and changed; what is not changed stays as it is, to the
    /// letter.
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            week     | budget-school-days     | time.budget.school-days
            week     | budget-days-off        | time.budget.days-off
            days     | day-time-every-day     | time.budget.every-day
            days     | day-time-mon-thu       | time.budget.mon-thu
            days     | day-time-fri           | time.budget.fri
            days     | hours-from-every-day-0 | time.windows.every-day
            days     | hours-from-mon-wed-fri-0 | time.windows.mon,wed,fri
            days     | hours-from-sat-sun-0   | time.windows.sat-sun
            calendar | day-time-exam-week     | time.budget.exam-week
            calendar | hours-to-exam-week-0   | time.windows.exam-week
            calendar | day-time-2026-12-31    | time.budget.2026-12-31
            calendar | hours-to-2026-12-31-0  | time.windows.2026-12-31
            calendar | day-time-2027-02-01-2027-02-05 | time.budget.2027-02-01..2027-02-05
            apps-groups-games | day-time-apps-groups-games-every-day | apps.groups.games.budget.every-day
            apps-groups-games | hours-to-apps-groups-games-sat-mon-0 | apps.groups.games.windows.sat-mon
            apps-groups-chat | day-time-apps-groups-chat-tue-thu | apps.groups.chat.budget.tue,thu
            sites-groups-video | day-time-sites-groups-video-every-day | sites.groups.video.budget.every-day
            sites-groups-video | day-time-sites-groups-video-exam-week | sites.groups.video.budget.exam-week
            """)
    void showsAndChangesALineAndNothingElse(String place, String control, String path) {
        if (place.equals("week")) {
            rules.put(EVERY);
            rules.tell(link);
            open(link.beside(), PageName.TIME, "#more-figures");
        } else {
            open(EVERY, place);
        }
        var before = new LinkedHashMap<>(PolicyLines.of(rules.inForce().policy(), Family.MEI));
        assertThat(before).containsKey(path);

        tabTo(control);
        press(KeyCode.UP);
        control(KeyCode.S);

        var after = new LinkedHashMap<>(PolicyLines.of(rules.inForce().policy(), Family.MEI));
        assertThat(after.remove(path)).isNotNull().isNotEqualTo(before.remove(path));
        assertThat(after).isEqualTo(before);
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

    private void openWithEvents() {
        var file = "a".repeat(64);
        rules.put(Documents.of(PolicyYaml.read(
                EVERY.replace("calendars:", "calendars:\n  school: {ics: \"sha256:" + file + "\"}")
                        .replace("sat-sun: [", "month: []\n        sat-sun: [")
                        .replace("fri: 70m", "fri: 70m\n        month: 30h"),
                Circumstances.NONE.with(Map.of(
                        file,
                        new ImportedCalendar(Map.of(
                                "month",
                                List.of(new DateRange(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 31))))))))));
        rules.tell(link);
        open(link.beside(), PageName.TIME, "#more-figures");
        click("#calendar");
    }

    /// Without it, its events are names of nothing.
    @Test
    void takesAnImportedCalendarAwayWithAllThatIsSaidOfItsEvents() {
        openWithEvents();
        click("#period-remove-school");

        assertThat(text(".pl-save-bar .pl-strong")).isEqualTo("2 changes not saved");
        assertThat(seen("#row-month")).isEmpty();
        assertThat(seen("#row-exam-week")).hasSize(1);
    }

    /// In a budget `month` is the most of a month, whatever an event is called.
    @Test
    void leavesTheMostOfAMonthAsItIsWhereAnEventIsCalledMonth() {
        openWithEvents();

        assertThat(seen("#row-month")).hasSize(1);
        assertThat(seen("#day-time-month")).isEmpty();
        click("#day-remove-month");

        assertThat(seen("#row-month")).isEmpty();
        assertThat(text(".pl-save-bar .pl-strong")).isEqualTo("1 change not saved");
    }

    @Test
    void givesAnEventOfAnImportedCalendarHours() {
        openWithEvents();
        click("#event-name");
        write("fri");
        click("#add-event");
        assertThat(text(".pl-error-text")).isEqualTo("Nothing was added: write the name of an event.");
        click("#event-name");
        control(KeyCode.A);
        write("sports day");
        press(KeyCode.ENTER);

        assertThat(seen("#row-sports-day")).hasSize(1);
        assertThat(text(".pl-save-bar .pl-strong")).isEqualTo("1 change not saved");

        link.answer(
                Command.PutPolicy.class,
                _ -> new Answer.Invalid(List.of(new Problem(
                        1, 1, "children[0].time.windows.sports day: unknown key \"sports day\"; nothing"))));
        click("#save");
        assertThat(text("#row-sports-day .pl-error-text")).startsWith("unknown key");
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
