package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyDraftTest {
    private static final String FULL = """
            {windows: {school-days: ["16:30-20:30"], exam-week: []}, \
            budget: {school-days: 60m, days-off: 90m, week: 8h, month: 30h}, rest: {after: 30m, pause: 5m}, \
            warn: [15m, 5m, 1m], carry-over: 30m, finish-line: 5m, at-zero: freeze, own-limit: 45m, \
            step-down: {by: 10m, every: week, floor: 60m, from: "2026-11-30"}, study: {day: 1h}}""";

    private static PolicyDraft draft() {
        return WeekPaintingTest.draft("CN-2024", FULL);
    }

    private static RuleValue minutes(long minutes) {
        return new RuleValue.Length(Duration.ofMinutes(minutes));
    }

    @Test
    void tellsEveryLineOfAChildsTime() {
        var draft = draft();

        assertThat(PolicyLines.of(draft.base(), draft.child()).keySet())
                .containsExactly(
                        "calendar",
                        "calendars.exam-week",
                        "preset",
                        "time.windows.school-days",
                        "time.windows.exam-week",
                        "time.budget.school-days",
                        "time.budget.days-off",
                        "time.budget.week",
                        "time.budget.month",
                        "time.rest",
                        "time.warn",
                        "time.carry-over",
                        "time.finish-line",
                        "time.at-zero",
                        "time.own-limit",
                        "time.step-down");
    }

    @Test
    void putsEveryLineBackWhereItWas() {
        var draft = draft();
        var base = draft.base();
        var lines = PolicyLines.of(base, draft.child());
        for (var line : lines.entrySet()) {
            if (line.getKey().startsWith("calendars.")) {
                continue;
            }
            var without = PolicyLines.with(base, draft.child(), line.getKey(), Optional.empty());

            assertThat(PolicyLines.of(without, draft.child()))
                    .doesNotContainKey(line.getKey())
                    .hasSize(lines.size() - 1);
            var again = PolicyLines.with(without, draft.child(), line.getKey(), Optional.of(line.getValue()));
            assertThat(PolicyLines.of(again, draft.child())).isEqualTo(lines);
        }
    }

    @Test
    void changesNothingElse() {
        var changed = draft().with(PolicyLines.WEEK, minutes(360))
                .policy()
                .children()
                .getFirst()
                .own()
                .time();

        assertThat(changed.week()).contains(Duration.ofHours(6));
        assertThat(changed.ownLimit()).contains(new OwnLimit(Duration.ofMinutes(45)));
        assertThat(changed.study()).isPresent();
    }

    @Test
    void forgetsAnEditThatIsTakenBack() {
        var draft = draft().with(PolicyLines.MONTH, minutes(60));

        assertThat(draft.changes()).hasSize(1);
        assertThat(draft.with(PolicyLines.MONTH, minutes(30 * 60)).isEmpty()).isTrue();
    }

    @Test
    void takesItsEditsOverAPolicyThatSomebodyElseChanged() {
        var mine = draft().with("time.budget.days-off", minutes(75));
        var theirs = PolicyLines.with(mine.base(), mine.child(), PolicyLines.WEEK, Optional.of(minutes(300)));

        assertThat(mine.clashes(theirs)).isEmpty();
        var over = mine.over(theirs);
        assertThat(over.get(PolicyLines.WEEK)).contains(minutes(300));
        assertThat(over.get("time.budget.days-off")).contains(minutes(75));
        assertThat(over.changes()).hasSize(1);
    }

    @Test
    void namesTheLinesThatBothChanged() {
        var mine = draft().with("time.budget.days-off", minutes(75)).with(PolicyLines.WEEK, minutes(300));
        var theirs = PolicyLines.with(mine.base(), mine.child(), "time.budget.days-off", Optional.of(minutes(60)));
        theirs = PolicyLines.with(theirs, mine.child(), PolicyLines.WEEK, Optional.of(minutes(300)));

        assertThat(mine.clashes(theirs))
                .containsExactly(new PolicyDraft.Clash(
                        "time.budget.days-off",
                        Optional.of(minutes(90)),
                        Optional.of(minutes(75)),
                        Optional.of(minutes(60))));
    }

    @Test
    void addsAPeriod() {
        var winter = new Period.Written(
                "winter",
                Optional.of(true),
                List.of(new DateRange(LocalDate.parse("2027-01-18"), LocalDate.parse("2027-02-15"))));

        var draft =
                draft().with("calendars.winter", new RuleValue.Days(winter)).with("time.budget.winter", minutes(120));

        assertThat(PolicyYaml.read(PolicyText.write(draft.policy()))).isInstanceOf(PolicyReading.Valid.class);
        assertThat(draft.get("time.budget.winter")).contains(minutes(120));
    }
}
