package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.WeekPainting.Brush;

class WeekPaintingTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    static PolicyDraft draft(String preset, String time) {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: CN}
                calendars:
                  exam-week: {dates: ["2027-01-11..2027-01-15"]}
                children:
                  - id: mei
                    born: "2016-05-14"
                    accounts: [mei]
                    preset: %s
                    time: %s
                """.formatted(preset, time);
        return PolicyDraft.of(Documents.of(text).policy(), MEI, TODAY);
    }

    private static PolicyDraft paint(
            PolicyDraft draft, DayOfWeek row, boolean alike, int hour, int hours, Brush brush) {
        return draft.painted(WeekPainting.paint(draft.week(), row, alike, hour * 60, (hour + hours) * 60, brush));
    }

    private static String windows(PolicyDraft draft, DayOfWeek day) {
        return draft.week().open(day).windows().toString();
    }

    @Test
    void paintsDaysOfAKindTogetherAsOneLine() {
        var draft = draft("none", "{windows: {school-days: [\"16:30-20:30\"], days-off: [\"09:00-12:00\"]}}");

        var painted = paint(draft, DayOfWeek.TUESDAY, true, 20, 1, Brush.CLOSED);

        assertThat(painted.changes()).extracting(PolicyDraft.Change::path).containsExactly("time.windows.school-days");
        assertThat(windows(painted, DayOfWeek.FRIDAY)).isEqualTo("[16:30-20:00]");
        assertThat(windows(painted, DayOfWeek.SATURDAY)).isEqualTo("[09:00-12:00]");
    }

    @Test
    void keepsHowADayDiffersFromItsKind() {
        var draft = draft("none", "{windows: {school-days: [\"16:30-20:30\"], fri: [\"16:30-22:00\"]}}");

        var painted = paint(draft, DayOfWeek.MONDAY, true, 16, 1, Brush.CLOSED);

        assertThat(windows(painted, DayOfWeek.MONDAY)).isEqualTo("[17:00-20:30]");
        assertThat(windows(painted, DayOfWeek.FRIDAY)).isEqualTo("[17:00-22:00]");
        assertThat(painted.changes()).hasSize(2);
    }

    @Test
    void givesOneDayALineOfItsOwn() {
        var draft = draft("none", "{windows: {mon-thu: [\"16:30-20:30\"]}}");

        var painted = paint(draft, DayOfWeek.WEDNESDAY, false, 13, 2, Brush.OPEN);

        assertThat(windows(painted, DayOfWeek.WEDNESDAY)).isEqualTo("[13:00-15:00, 16:30-20:30]");
        assertThat(windows(painted, DayOfWeek.THURSDAY)).isEqualTo("[16:30-20:30]");
        assertThat(painted.policy().children().getFirst().own().time().windows().entries())
                .extracting(entry -> entry.days().text())
                .containsExactly("mon,tue,thu", "wed");
    }

    @Test
    void paintsOverWhatThePresetSays() {
        var painted = paint(draft("CN-2024", "{}"), DayOfWeek.SUNDAY, true, 6, 3, Brush.CLOSED);

        assertThat(windows(painted, DayOfWeek.SATURDAY)).isEqualTo("[09:00-24:00]".replace("24:00", "22:00"));
        assertThat(windows(painted, DayOfWeek.MONDAY)).isEqualTo("[06:00-22:00]");
    }

    @Test
    void isNoChangeWhenItIsPaintedBack() {
        var draft = draft("CN-2024", "{}");

        var there = paint(draft, DayOfWeek.SATURDAY, true, 14, 1, Brush.CLOSED);
        var back = paint(there, DayOfWeek.SATURDAY, true, 14, 1, Brush.OPEN);

        assertThat(there.changes()).hasSize(1);
        assertThat(back.changes()).isEmpty();
    }

    @Test
    void leavesTheEditOfADateWhenTheWeekIsPaintedBack() {
        var date = "time.windows.2026-12-31";
        var draft = draft("CN-2024", "{}").with(date, new RuleValue.Windows(List.of()));

        var there = paint(draft, DayOfWeek.SATURDAY, true, 14, 1, Brush.CLOSED);
        var back = paint(there, DayOfWeek.SATURDAY, true, 14, 1, Brush.OPEN);

        assertThat(back.changes()).extracting(PolicyDraft.Change::path).containsExactly(date);
    }

    @Test
    void leavesTheLineOfAWeekdayThatSaysWhatTheWeekSays() {
        var draft = draft("none", "{windows: {school-days: [\"16:30-20:30\"]}}");
        var usual = draft.get("time.windows.school-days").orElseThrow();
        var friday = draft.with("time.windows.fri", usual);

        var there = paint(friday, DayOfWeek.MONDAY, true, 12, 1, Brush.OPEN);
        var back = paint(there, DayOfWeek.MONDAY, true, 12, 1, Brush.CLOSED);
        var games = paint(back, DayOfWeek.SATURDAY, true, 16, 1, Brush.GAMES);

        assertThat(there.changes()).hasSize(2);
        assertThat(back.changes()).extracting(PolicyDraft.Change::path).containsExactly("time.windows.fri");
        assertThat(games.get("time.windows.fri")).contains(usual);
    }

    @Test
    void leavesALineOfAWeekdayAwayThatWasTakenAway() {
        var draft = draft("CN-2024", "{windows: {school-days: [\"16:30-20:30\"], fri: [\"16:30-20:30\"]}}");

        var painted = paint(draft.without("time.windows.fri"), DayOfWeek.SATURDAY, true, 16, 1, Brush.GAMES);

        assertThat(painted.get("time.windows.fri")).isEmpty();
        assertThat(painted.changes()).hasSize(2);
    }

    /// Of several days one gets a line of its own by the brush, and other hours by hand.
    @Test
    void takesNothingBackWithoutWhichTheDaysWouldHaveTwoLines() {
        var draft = draft("none", "{windows: {mon-thu: [\"16:30-20:30\"]}}");
        var usual = draft.get("time.windows.mon-thu").orElseThrow();
        var wednesday =
                paint(draft, DayOfWeek.WEDNESDAY, false, 13, 2, Brush.OPEN).with("time.windows.wed", usual);

        var there = paint(wednesday, DayOfWeek.SATURDAY, true, 14, 1, Brush.CLOSED);
        var back = paint(there, DayOfWeek.SATURDAY, true, 14, 1, Brush.OPEN);

        assertThat(back.get("time.windows.wed")).contains(usual);
        assertThat(PolicyYaml.read(PolicyText.write(back.policy()))).isInstanceOf(PolicyReading.Valid.class);
    }

    /// A line that somebody writes is meant, whatever others say already.
    @Test
    void isNotTheOnlyWayToALineOfTheWeek() {
        var draft = draft("none", "{windows: {school-days: [\"16:30-20:30\"]}}");

        var friday = draft.with(
                "time.windows.fri", draft.get("time.windows.school-days").orElseThrow());

        assertThat(friday.changes()).extracting(PolicyDraft.Change::path).containsExactly("time.windows.fri");
    }

    @Test
    void leavesPeriodsAndDatesAsTheyAre() {
        var draft = draft(
                "none", "{windows: {every-day: [\"16:00-20:00\"], exam-week: [], \"2026-12-31\": [\"09:00-10:00\"]}}");

        var painted = paint(draft, DayOfWeek.MONDAY, true, 19, 1, Brush.CLOSED);

        assertThat(painted.get("time.windows.exam-week")).isEqualTo(draft.get("time.windows.exam-week"));
        assertThat(painted.get("time.windows.2026-12-31")).isEqualTo(draft.get("time.windows.2026-12-31"));
        assertThat(windows(painted, DayOfWeek.SATURDAY)).isEqualTo("[16:00-20:00]");
    }

    @Test
    void opensGamesWhereTheyArePainted() {
        var draft = draft("CN-2024", "{}");

        var painted = paint(draft, DayOfWeek.SATURDAY, true, 16, 1, Brush.GAMES);

        assertThat(painted.week().games(DayOfWeek.SUNDAY).orElseThrow().windows())
                .hasToString("[16:00-17:00, 20:00-21:00]");
        assertThat(painted.week().games(DayOfWeek.FRIDAY).orElseThrow().windows())
                .hasToString("[20:00-21:00]");
        assertThat(painted.changes())
                .extracting(PolicyDraft.Change::path)
                .containsExactly("apps.groups.games.windows.days-off");
    }

    @Test
    void closesGamesWhereOnlyThePcIsPaintedOpen() {
        var painted = paint(draft("CN-2024", "{}"), DayOfWeek.FRIDAY, false, 20, 1, Brush.OPEN);

        assertThat(painted.week().games(DayOfWeek.FRIDAY).orElseThrow().windows())
                .isEmpty();
        assertThat(painted.week().games(DayOfWeek.SATURDAY).orElseThrow().windows())
                .hasToString("[20:00-21:00]");
    }

    @Test
    void tellsGamesApartFromTheFirstTimeTheyArePainted() {
        var painted = paint(draft("none", "{}"), DayOfWeek.SATURDAY, true, 16, 1, Brush.GAMES);

        assertThat(painted.week().games(DayOfWeek.SUNDAY).orElseThrow().windows())
                .hasToString("[16:00-17:00]");
        assertThat(painted.week().games(DayOfWeek.MONDAY).orElseThrow().windows())
                .isEmpty();
    }

    @Test
    void copiesARow() {
        var draft = draft("CN-2024", "{windows: {school-days: [\"16:30-20:30\"], days-off: [\"09:00-12:00\"]}}");

        var copied = draft.painted(WeekPainting.copy(draft.week(), DayOfWeek.MONDAY, DayOfWeek.SUNDAY, true));

        assertThat(windows(copied, DayOfWeek.SATURDAY)).isEqualTo("[16:30-20:30]");
        assertThat(copied.week().games(DayOfWeek.SATURDAY).orElseThrow().windows())
                .isEmpty();
    }

    @Test
    void cutsWhatReachesPastMidnightWithTheLastHalfHour() {
        var draft = draft("none", "{windows: {every-day: [\"22:00-01:00\"]}}");

        var painted = paint(draft, DayOfWeek.MONDAY, true, 23, 1, Brush.CLOSED);

        assertThat(windows(painted, DayOfWeek.MONDAY)).isEqualTo("[22:00-23:00]");
        assertThat(windows(painted, DayOfWeek.SATURDAY)).isEqualTo("[22:00-01:00]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"00:00-24:00", "22:00-01:00", "16:15-20:30", "00:00-12:00"})
    void writesTheMinutesOfAWindowAsThatWindow(String window) {
        var parts = List.of(window.split("-", 2));
        var value = new TimeWindow(
                java.time.LocalTime.parse(parts.get(0)),
                java.time.LocalTime.parse(parts.get(1).replace("24", "00")));

        assertThat(OpenMinutes.of(java.util.List.of(value)).windows()).containsExactly(value);
    }

    @Test
    void whatIsPaintedCanBeReadAgain() {
        var random = new java.util.Random(8);
        var draft = draft("CN-2024", "{windows: {mon-thu: [\"16:30-20:30\"], fri: [\"22:00-01:00\"]}}");
        for (int i = 0; i < 200; i++) {
            var row = DayOfWeek.of(1 + random.nextInt(7));
            int hour = random.nextInt(24);
            var brush = List.of(Brush.values()).get(random.nextInt(3));
            draft = paint(draft, row, random.nextBoolean(), hour, 1, brush);

            assertThat(draft.week().open(row).holds(hour * 60, hour * 60 + 60)).isEqualTo(brush != Brush.CLOSED);
            assertThat(PolicyYaml.read(PolicyText.write(draft.policy())))
                    .isInstanceOfSatisfying(PolicyReading.Valid.class, valid -> {});
        }
        assertThat(PolicyYaml.read(PolicyText.write(draft.policy())))
                .isInstanceOfSatisfying(
                        PolicyReading.Valid.class,
                        valid -> assertThat(valid.document().policy()).isNotNull());
    }
}
