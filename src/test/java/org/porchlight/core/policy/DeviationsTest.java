package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.Deviation.Direction;
import org.porchlight.core.policy.Deviation.Subject;

class DeviationsTest {
    private static List<Deviation> deviations(String preset, String time) {
        var draft = WeekPaintingTest.draft(preset, time);
        return Deviations.of(draft.base(), draft.child(), LocalDate.parse("2026-11-22"));
    }

    private static String told(Deviation deviation) {
        return deviation.subject() + " " + deviation.paths() + " " + deviation.direction() + " "
                + deviation.by().map(Amounts::write).orElse("-");
    }

    @Test
    void tellsWhatTheDrawingTells() {
        var found = deviations("CN-2024", """
                {windows: {school-days: ["16:30-20:30"], days-off: ["09:00-12:00", "14:00-20:30"]}, \
                budget: {school-days: 60m, days-off: 90m, week: 8h}, rest: {after: 30m, pause: 5m}, finish-line: 5m}""");

        assertThat(found)
                .extracting(DeviationsTest::told)
                .containsExactly(
                        "DAY [time.budget.days-off] WIDER 30m",
                        "CLOSING [time.windows.school-days, time.windows.days-off] STRICTER 1h30m",
                        "WEEK [time.budget.week] STRICTER -");
    }

    @Test
    void tellsLinesOfWindowsThatEndAtDifferentTimesOneByOne() {
        var found = deviations(
                "CN-2024", "{windows: {school-days: [\"16:30-20:30\"], days-off: [\"06:00-23:00\"], exam-week: []}}");

        assertThat(found)
                .extracting(DeviationsTest::told)
                .containsExactly(
                        "WINDOWS [time.windows.school-days] STRICTER 12h",
                        "WINDOWS [time.windows.days-off] WIDER 1h",
                        "WINDOWS [time.windows.exam-week] STRICTER 16h");
        assertThat(found.getLast().until()).contains(LocalDate.parse("2027-01-15"));
    }

    /// A later end is not all that is wider where the PC is open at night too.
    @Test
    void tellsTheHoursWhereThePcOpensBeforeThePresetDoes() {
        assertThat(deviations("CN-2024", "{windows: {every-day: [\"00:00-24:00\"]}}"))
                .extracting(DeviationsTest::told)
                .containsExactly("WINDOWS [time.windows.every-day] WIDER 8h");
        assertThat(deviations("CN-2024", "{windows: {every-day: [\"05:00-21:00\"]}}"))
                .extracting(DeviationsTest::told)
                .containsExactly("WINDOWS [time.windows.every-day] OTHER -");
        assertThat(deviations("CN-2024", "{windows: {every-day: [\"06:00-24:00\"]}}"))
                .extracting(DeviationsTest::told)
                .containsExactly("CLOSING [time.windows.every-day] WIDER 2h");
    }

    @Test
    void tellsRestsAndWhatIsCarriedOver() {
        assertThat(deviations("CN-2024", "{rest: {after: 45m, pause: 3m}, carry-over: 20m}"))
                .extracting(DeviationsTest::told)
                .containsExactly(
                        "REST_AFTER [time.rest] WIDER 15m",
                        "REST_PAUSE [time.rest] WIDER 2m",
                        "CARRY_OVER [time.carry-over] WIDER 20m");
    }

    @Test
    void hasNothingToTellWithoutAPreset() {
        assertThat(deviations("none", "{budget: {every-day: 90m}}")).isEmpty();
    }

    @Test
    void fallAwayWithTheirLines() {
        var draft = WeekPaintingTest.draft("CN-2024", "{windows: {every-day: [\"08:00-20:00\"]}, budget: {sat: 2h}}");
        for (int taken = 0; taken < 4; taken++) {
            for (var deviation : Deviations.of(draft.policy(), draft.child(), draft.today())) {
                draft = draft.with(deviation.back());
            }
        }

        assertThat(Deviations.of(draft.policy(), draft.child(), draft.today())).isEmpty();
    }

    @Test
    void givesBackTheEndAloneWhereTheEndIsWhatDiffers() {
        var draft = WeekPaintingTest.draft("CN-2024", """
                {windows: {school-days: ["16:30-20:30"], days-off: ["06:00-20:30"]}, budget: {sat: 2h}}""");
        var closing = Deviations.of(draft.base(), draft.child(), draft.today()).get(1);
        assertThat(closing.subject()).isEqualTo(Subject.CLOSING);

        var back = draft.with(closing.back());

        assertThat(back.get("time.windows.school-days").map(RuleValue::toString))
                .contains("Windows[windows=[16:30-22:00]]");
        assertThat(back.get("time.windows.days-off")).isEmpty();
        assertThat(Deviations.of(back.policy(), draft.child(), draft.today()))
                .extracting(DeviationsTest::told)
                .containsExactly(
                        "DAY [time.budget.sat] WIDER 1h", "WINDOWS [time.windows.school-days] STRICTER 10h30m");
    }

    @Test
    void givesBackALaterEndThatCrossesMidnight() {
        var draft = WeekPaintingTest.draft("CN-2024", "{windows: {every-day: [\"08:00-09:00\", \"20:00-00:30\"]}}");
        var closing = Deviations.of(draft.base(), draft.child(), draft.today()).getFirst();

        assertThat(draft.with(closing.back()).get("time.windows.every-day").map(RuleValue::toString))
                .contains("Windows[windows=[08:00-09:00, 20:00-22:00]]");
    }

    /// With the preset's end alone the child would be shut out all day, which neither says.
    @Test
    void givesBackThePresetsHoursWhereNothingIsOpenBeforeItsEnd() {
        var draft = WeekPaintingTest.draft(
                "CN-2024", "{windows: {school-days: [\"22:00-00:30\"], days-off: [\"20:00-00:30\"]}}");
        var closing = Deviations.of(draft.base(), draft.child(), draft.today()).getFirst();
        assertThat(closing.subject()).isEqualTo(Subject.CLOSING);

        var back = draft.with(closing.back());

        assertThat(back.get("time.windows.school-days")).isEmpty();
        assertThat(back.get("time.windows.days-off").map(RuleValue::toString))
                .contains("Windows[windows=[20:00-22:00]]");
    }

    @Test
    void givesBackOneOfTheTwoFiguresOfARest() {
        var draft = WeekPaintingTest.draft("CN-2024", "{rest: {after: 45m, pause: 3m}}");
        var found = Deviations.of(draft.base(), draft.child(), draft.today());

        assertThat(draft.with(found.getFirst().back()).get("time.rest").map(RuleValue::toString))
                .contains("Break[rest=Rest[after=PT30M, pause=PT3M]]");
        assertThat(draft.with(found.getLast().back()).get("time.rest").map(RuleValue::toString))
                .contains("Break[rest=Rest[after=PT45M, pause=PT5M]]");
    }

    @Test
    void isNotTheDirectionAloneWhenHoursLieElsewhere() {
        var found = deviations("CN-2024", "{windows: {sat: [\"05:00-22:00\"], sun: [\"05:00-21:00\"]}}");

        assertThat(found).extracting(Deviation::direction).containsExactly(Direction.WIDER, Direction.OTHER);
        assertThat(found).extracting(Deviation::subject).containsOnly(Subject.WINDOWS);
        assertThat(found.getLast().by()).isEqualTo(Optional.<Duration>empty());
    }
}
