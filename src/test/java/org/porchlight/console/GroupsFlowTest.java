package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.PolicyLines;

/// Rules for weekdays and for groups, from the page of time to the line of the policy, by keyboard and by mouse.
class GroupsFlowTest extends OnDays {
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
}
