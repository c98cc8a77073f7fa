package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.Visibility;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// What stands in the way of saving is shown at the field or row that it is about.
class RulesMarksFlowTest extends InWindow {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass CLASH = PseudoClass.getPseudoClass("clash");
    private static final double NEAR = 90;

    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final MeisRules rules = new MeisRules();

    private void open(PageName page, String place) {
        rules.put(
                page == PageName.TIME
                        ? place.equals("stepping") ? TimeControlsTest.STEPPING : MeisRules.DRAWN
                        : JiesRules.WRITTEN);
        rules.tell(link);
        link.answer(Command.Programs.class, _ -> new Answer.Programs(Visibility.DETAIL, Map.of()));
        link.answer(Command.Why.class, _ -> new Answer.Refused("no-such-child", ""));
        if (page == PageName.TIME) {
            open(link.beside(), page, "#more-figures");
        } else {
            open(link.beside(), page);
        }
        switch (place) {
            case "more", "stepping" -> click("#more-figures");
            case "calendar" -> click("#calendar");
            case "days" -> {
                click("#more-figures");
                click("#days-of-their-own");
            }
            case "games" -> {
                click("#more-figures");
                click("#days-of-their-own");
                click("#of-apps-groups-games");
            }
            case "sites" -> click("#tab-sites");
            default -> {}
        }
    }

    /// What is pressed: a control, or the last part of one.
    private void pressIt(String pressed) {
        var words = pressed.split(" ", -1);
        if (words.length == 1) {
            click("#" + words[0]);
        } else {
            var parts = ((Parent) seen("#" + words[0]).findFirst().orElseThrow()).getChildrenUnmodifiable();
            click(words[1].equals("+") ? parts.getLast() : parts.getFirst());
        }
    }

    private void refuse(String finding) {
        link.answer(Command.PutPolicy.class, _ -> new Answer.Invalid(List.of(new Problem(1, 1, finding))));
    }

    private List<Node> marked(PseudoClass how) {
        return seen(".pl-marked")
                .filter(node -> node.getPseudoClassStates().contains(how))
                .toList();
    }

    private Label sentence() {
        return (Label) seen(".pl-error-text").findFirst().orElseThrow();
    }

    private static double distance(Node one, Node other) {
        var above = one.localToScene(one.getLayoutBounds());
        var below = other.localToScene(other.getLayoutBounds());
        return Math.max(0, Math.max(below.getMinY() - above.getMaxY(), above.getMinY() - below.getMaxY()));
    }

    @ParameterizedTest(name = "{3} at {4} of {0}, {1}")
    @CsvSource(textBlock = """
            TIME,        week,     budget-days-off +,     children[0].time.budget.days-off,     budget-days-off
            TIME,        week,     budget-school-days -,  children[0].time.budget.school-days,  budget-school-days
            TIME,        week,     time-week +,           children[0].time.budget.week,         time-week
            TIME,        week,     time-carry +,          children[0].time.carry-over,          time-carry
            TIME,        week,     time-rest-after +,     children[0].time.rest,                time-rest-after
            TIME,        week,     time-rest-for +,       children[0].time.rest.pause,          time-rest-for
            TIME,        week,     warn-5,                children[0].time.warn[0],             time-warn
            TIME,        week,     finish-line,           children[0].time.finish-line,         finish-line
            TIME,        week,     time-week +,           children[0].preset,                   change-preset
            TIME,        week,     time-week +,           children[0].time.windows.sat[1],      week
            TIME,        more,     time-month -,          children[0].time.budget.month,        time-month
            TIME,        more,     time-finish-for +,     children[0].time.finish-line,         time-finish-for
            TIME,        stepping, time-step-by +,        children[0].time.step-down.by,        time-step-by
            TIME,        stepping, time-step-floor -,     children[0].time.step-down.floor,     time-step-floor
            TIME,        stepping, time-step-floor -,     children[0].time.step-down,           step-down
            TIME,        stepping, time-step-floor -,     children[0].time.step-down.from,      time-step-from
            TIME,        days,     day-time-sat -,        children[0].time.budget.sat,          day-time-sat
            TIME,        days,     hours-more-sat,        children[0].time.windows.sat[1],      hours-sat-1
            TIME,        games,    add-days-off,          children[0].apps.groups.games.budget.days-off, day-time-apps-groups-games-days-off
            TIME,        calendar, public-holidays,       household.calendar,                   public-holidays
            TIME,        calendar, period-off-exam-week,  calendars.exam-week.dates[0],         row-exam-week
            TIME,        calendar, day-time-exam-week -, children[0].time.budget.exam-week,  day-time-exam-week
            TIME,        calendar, hours-closed-exam-week, children[0].time.windows.exam-week, hours-exam-week
            TIME,        calendar, hours-own-exam-week,  children[0].time.windows.exam-week[0], hours-exam-week-0
            TIME,        calendar, day-own,              children[0].time.windows.2026-11-22[1], hours-2026-11-22-1
            PERMISSIONS, programs, does--usr-bin-vlc +,   children[0].apps.rules[3].then,       row--usr-bin-vlc
            PERMISSIONS, programs, others-programs -,     children[0].apps.default,             others-programs
            PERMISSIONS, sites,    does-weibo-com -,      children[0].sites.rules[5].domain,    row-weibo-com
            SPENDING,    all,      spending-single +,     children[0].spending.single,          spending-single
            """)
    void saysAtTheFieldWhatTheGuardDoesNotTake(PageName page, String place, String pressed, String path, String field) {
        open(page, place);
        refuse(path + ": this cannot stand");

        pressIt(pressed);
        assertThat(marked(DANGER)).isEmpty();
        control(KeyCode.S);

        assertThat(marked(DANGER)).extracting(Node::getId).containsExactly(field);
        assertThat(sentence().getText()).contains("this cannot stand");
        assertThat(sentence().getGraphic()).isNotNull();
        assertThat(distance(marked(DANGER).getFirst(), sentence())).isLessThan(NEAR);
    }

    @Test
    void marksTheHalfHoursOfTheWindowThatIsMeant() {
        open(PageName.TIME, "week");
        refuse("children[0].time.windows.sat[1]: this cannot stand");
        pressIt("time-week +");
        control(KeyCode.S);

        // From 13:30 to 20:30 on Saturday.
        assertThat(seen(".pl-cell").filter(cell -> cell.getPseudoClassStates().contains(DANGER)))
                .hasSize(14);
        assertThat(sentence().getText()).isEqualTo("Open, Saturday: this cannot stand");
    }

    @Test
    void marksNothingForWhatIsWrongWithAnotherChild() {
        open(PageName.TIME, "week");
        refuse("children[1].time.budget.days-off: this cannot stand");
        pressIt("time-week +");
        control(KeyCode.S);

        assertThat(marked(DANGER)).isEmpty();
        assertThat(seen("#budget-days-off").flatMap(node -> node.getPseudoClassStates().stream()))
                .doesNotContain(DANGER);
        assertThat(seen(".pl-save-bar .label").map(node -> ((Label) node).getText()))
                .anyMatch(text -> text.contains("this cannot stand"));
    }

    @Test
    void forgetsWhatWasWrongOnceItIsChanged() {
        open(PageName.TIME, "week");
        refuse("children[0].time.budget.week: this cannot stand");
        pressIt("time-week +");
        control(KeyCode.S);

        pressIt("time-week -");

        assertThat(marked(DANGER)).isEmpty();
        assertThat(seen(".pl-error-text")).isEmpty();
    }

    /// What both changed, what the other wrote, and the line whose choice is offered.
    @ParameterizedTest(name = "{3} of {0}, {1}, is chosen as {6}")
    @CsvSource(delimiter = '|', textBlock = """
            TIME | week | budget-days-off + | time.budget.days-off | days-off: 90m | days-off: 45m | theirs | budget-days-off
            TIME | week | budget-days-off + | time.budget.days-off | days-off: 90m | days-off: 45m | mine   | budget-days-off
            TIME | week | time-rest-for +   | time.rest            | pause: 5m     | pause: 8m     | theirs | time-rest-after
            TIME | week | warn-5            | time.warn            | [15m, 5m, 1m] | [15m]         | mine   | time-warn
            TIME | calendar | period-off-exam-week | calendars.exam-week | 2027-01-15 | 2027-01-16 | mine | row-exam-week
            TIME | days | hours-closed-sat | time.windows.sat | 13:30-20:30 | 13:00-20:30 | theirs | hours-sat
            PERMISSIONS | programs | others-programs - | apps.default | default: ask | default: deny | theirs | others-programs
            PERMISSIONS | programs | does--usr-bin-krita + | apps.rules | vlc}, then: allow | vlc}, then: deny | mine | row--usr-bin-vlc row--usr-bin-krita
            SPENDING | all | spending-day + | spending.day | 30 CNY | 35 CNY | theirs | spending-day
            """)
    void marksWhatSomebodyElseChangedTooUntilItIsChosen(
            PageName page,
            String place,
            String pressed,
            String path,
            String was,
            String wrote,
            String chosen,
            String fields) {
        open(page, place);
        var text = page == PageName.TIME ? MeisRules.DRAWN : JiesRules.WRITTEN;
        pressIt(pressed);
        assertThat(text).contains(was);
        rules.put(text.replaceFirst(java.util.regex.Pattern.quote(was), wrote));
        var theirs = PolicyLines.get(rules.inForce().policy(), Family.MEI, path);

        control(KeyCode.S);

        assertThat(marked(CLASH)).extracting(Node::getId).containsExactlyInAnyOrder(fields.split(" ", -1));
        assertThat(sentence().getText()).isEqualTo("Dad at 19:06 changed this too. Choose below.");
        assertThat(rules.inForce().policy())
                .isEqualTo(MeisRules.document(text.replaceFirst(java.util.regex.Pattern.quote(was), wrote))
                        .policy());

        click("#use-" + chosen + "-" + path.replace('.', '-'));
        assertThat(marked(CLASH)).isEmpty();
        assertThat(seen(".pl-error-text")).isEmpty();
        control(KeyCode.S);

        var now = PolicyLines.get(rules.inForce().policy(), Family.MEI, path);
        if (chosen.equals("theirs")) {
            assertThat(now).isEqualTo(theirs);
        } else {
            assertThat(now).isPresent().isNotEqualTo(theirs);
        }
    }

    @Test
    void marksTheRowOfTheWeekThatSomebodyElseChangedToo() {
        open(PageName.TIME, "week");
        press(KeyCode.DIGIT2);
        tabTo("week");
        press(KeyCode.DIGIT2, KeyCode.SPACE);
        rules.put(MeisRules.DRAWN.replace("16:30-20:30", "17:00-20:30"));
        control(KeyCode.S);

        // Monday to Friday.
        assertThat(seen(".pl-cell").filter(cell -> cell.getPseudoClassStates().contains(CLASH)))
                .hasSize(5 * 48);
        assertThat(seen("#week").findFirst().orElseThrow().getAccessibleText())
                .endsWith("somebody else changed it too");
        click("#use-mine-time-windows-school-days");
        assertThat(seen(".pl-cell").filter(cell -> cell.getPseudoClassStates().contains(CLASH)))
                .isEmpty();
    }
}
