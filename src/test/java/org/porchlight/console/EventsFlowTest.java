package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.policy.Problem;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// Rules for the events of an imported calendar, from the page of time to the line of the policy.
class EventsFlowTest extends OnDays {
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
}
