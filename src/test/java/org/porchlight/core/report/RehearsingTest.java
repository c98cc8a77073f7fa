package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;

class RehearsingTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ChildId MEI = new ChildId("mei");
    /// A Monday.
    private static final LocalDate DAY = LocalDate.parse("2026-11-16");

    private static PolicyDocument rules(String time) {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                  - id: mei
                    name: 小美
                    accounts: [mei]
                    preset: none
                    time: %s
                """.formatted(time);
        return Documents.of(text);
    }

    private static Interval interval(LocalDate day, String from, int minutes, Kind kind) {
        var start = day.atTime(LocalTime.parse(from)).atZone(SHANGHAI).toInstant();
        var length = Duration.ofMinutes(minutes);
        return new Interval(start, start.plus(length), length, kind, Optional.empty(), Reason.DAY_BUDGET, false);
    }

    private static DayAccount account(LocalDate day, Duration granted, Interval... intervals) {
        var counted = Arrays.stream(intervals)
                .filter(interval -> interval.kind().isSpent())
                .map(Interval::length)
                .reduce(Duration.ZERO, Duration::plus);
        return new DayAccount(MEI, day, Optional.empty(), granted, counted, "", List.of(intervals));
    }

    private static DayAccount used(LocalDate day, String from, int minutes) {
        return account(day, Duration.ZERO, interval(day, from, minutes, Kind.COUNTED));
    }

    private static Rehearsal rehearse(String time, DayAccount... accounts) {
        return Rehearsing.rehearse(rules(time), MEI, List.of(accounts), accounts[0].day());
    }

    private static Rehearsal.Day day(LocalDate day, int used, int open, int closed, int over, int more) {
        return day(day, used, open, closed, over, more, closed + over > 0 ? 1 : 0);
    }

    private static Rehearsal.Day day(LocalDate day, int used, int open, int closed, int over, int more, int cut) {
        return new Rehearsal.Day(
                day,
                Duration.ofMinutes(used),
                Duration.ofMinutes(open),
                Duration.ofMinutes(closed),
                Duration.ofMinutes(over),
                Duration.ofMinutes(more),
                cut,
                Optional.empty());
    }

    @Test
    void changesNothingWhereAllWasOpen() {
        var rehearsal = rehearse("{budget: {every-day: 2h}}", used(DAY, "16:30", 90));

        assertThat(rehearsal.days())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ends")
                .containsExactly(day(DAY, 90, 90, 0, 0, 0));
        assertThat(rehearsal.earlier()).isZero();
        assertThat(rehearsal.name()).isEqualTo("小美");
    }

    @Test
    void partsWhatAWindowAndABudgetWouldHaveClosed() {
        var rehearsal = rehearse(
                "{windows: {every-day: [\"16:30-20:30\"]}, budget: {every-day: 60m}}",
                account(
                        DAY,
                        Duration.ZERO,
                        interval(DAY, "16:00", 50, Kind.COUNTED),
                        interval(DAY, "17:00", 50, Kind.UNENFORCED),
                        interval(DAY, "20:20", 20, Kind.COUNTED)));

        // 30 minutes before the window, 20 in it, 40 more until the budget ends, 10 over it; then 10 over, 10 after.
        assertThat(rehearsal.days())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ends")
                .containsExactly(day(DAY, 120, 60, 40, 20, 0, 3));
        assertThat(rehearsal.less()).isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void countsAUseThatGoesOnOverAChangeOfProgramsOnce() {
        var rehearsal = rehearse(
                "{budget: {every-day: 60m}}",
                account(
                        DAY,
                        Duration.ZERO,
                        interval(DAY, "16:30", 50, Kind.COUNTED),
                        interval(DAY, "17:20", 20, Kind.COUNTED),
                        interval(DAY, "17:40", 20, Kind.COUNTED),
                        interval(DAY, "19:00", 10, Kind.COUNTED)));

        assertThat(rehearsal.cut()).isEqualTo(2);
    }

    @Test
    void givesAgainWhatParentsGave() {
        var account = account(DAY, Duration.ofMinutes(15), interval(DAY, "16:30", 90, Kind.COUNTED));

        assertThat(rehearse("{budget: {every-day: 60m}}", account).days())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ends")
                .containsExactly(day(DAY, 90, 75, 0, 15, 0));
    }

    @Test
    void carriesOverAndSumsUpTheWeek() {
        var rehearsal = rehearse(
                "{budget: {every-day: 60m, week: 3h}, carry-over: 30m}",
                used(DAY, "16:30", 30),
                used(DAY.plusDays(1), "16:30", 120),
                used(DAY.plusDays(3), "16:30", 120),
                used(DAY.plusDays(7), "16:30", 60));

        assertThat(rehearsal.days())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ends")
                .containsExactly(
                        day(DAY, 30, 30, 0, 0, 0),
                        day(DAY.plusDays(1), 120, 90, 0, 30, 0),
                        // 30 of the day nobody used come over, but 60 of the week are left.
                        day(DAY.plusDays(3), 120, 60, 0, 60, 0),
                        day(DAY.plusDays(7), 60, 60, 0, 0, 0));
        assertThat(rehearsal.earlier()).isEqualTo(2);
    }

    @Test
    void countsWhatCameBeforeTheFirstDayThatIsTold() {
        var accounts = List.of(used(DAY, "16:30", 150), used(DAY.plusDays(1), "16:30", 60));

        var rehearsal = Rehearsing.rehearse(rules("{budget: {week: 3h}}"), MEI, accounts, DAY.plusDays(1));

        assertThat(rehearsal.days())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ends")
                .containsExactly(day(DAY.plusDays(1), 60, 30, 0, 30, 0));
    }

    @Test
    void tellsForHowLongItWouldHaveStayedOpen() {
        var account = account(
                DAY,
                Duration.ZERO,
                interval(DAY, "16:30", 60, Kind.COUNTED),
                interval(DAY, "17:30", 300, Kind.FROZEN),
                interval(DAY, "22:30", 30, Kind.AWAY));

        var rehearsal = rehearse("{windows: {every-day: [\"16:30-18:00\"]}, budget: {every-day: 2h}}", account);

        assertThat(rehearsal.days())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ends")
                .containsExactly(day(DAY, 60, 60, 0, 0, 30));
        assertThat(rehearsal.longer()).isEqualTo(1);
    }

    /// The child waited for the window from 15:00 on, and used its hour in it.
    private static DayAccount waitedAndUsed() {
        return account(
                DAY,
                Duration.ZERO,
                interval(DAY, "15:00", 60, Kind.FROZEN),
                interval(DAY, "16:00", 10, Kind.COUNTED),
                interval(DAY, "16:30", 50, Kind.COUNTED));
    }

    private static Instant at(String time) {
        return DAY.atTime(LocalTime.parse(time)).atZone(SHANGHAI).toInstant();
    }

    @Test
    void tellsOfAnEarlierOpeningThatTheSameTimeIsUsedEarlierAndEndsEarlier() {
        var day = rehearse("{windows: {every-day: [\"15:00-20:30\"]}, budget: {every-day: 60m}}", waitedAndUsed())
                .days()
                .getFirst();

        assertThat(day.moved()).isEqualTo(Duration.ofMinutes(60));
        assertThat(day.fewer()).isZero();
        assertThat(day.added()).isZero();
        assertThat(day.ends()).contains(new Rehearsal.Ends(at("17:20"), at("16:00")));
    }

    @Test
    void partsWhatIsUsedEarlierFromWhatASmallerBudgetTakes() {
        var day = rehearse("{windows: {every-day: [\"15:00-20:30\"]}, budget: {every-day: 40m}}", waitedAndUsed())
                .days()
                .getFirst();

        assertThat(day.moved()).isEqualTo(Duration.ofMinutes(40));
        assertThat(day.fewer()).isEqualTo(Duration.ofMinutes(20));
        assertThat(day.added()).isZero();
    }

    @Test
    void knowsNoEndWhereNothingCouldHaveBeenUsed() {
        var day = rehearse("{windows: {every-day: []}}", used(DAY, "16:30", 90))
                .days()
                .getFirst();

        assertThat(day.ends()).isEmpty();
    }

    @Test
    void knowsNothingOfAChildWithoutARecord() {
        var rehearsal = Rehearsing.rehearse(rules("{}"), MEI, List.of(), DAY);

        assertThat(rehearsal.days()).isEmpty();
    }

    @RepeatedTest(30)
    void losesAndInventsNoTime(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var kinds = List.of(Kind.values());
        var accounts = new ArrayList<DayAccount>();
        for (int i = 0; i < 28; i++) {
            var date = DAY.plusDays(i);
            var at = date.atStartOfDay(SHANGHAI).toInstant();
            var intervals = new ArrayList<Interval>();
            for (int part = 0; part < 6; part++) {
                var length = Duration.ofSeconds(random.nextInt(4 * 3600));
                var kind = kinds.get(random.nextInt(kinds.size()));
                intervals.add(
                        new Interval(at, at.plus(length), length, kind, Optional.empty(), Reason.DAY_BUDGET, false));
                at = at.plus(length);
            }
            accounts.add(account(date, Duration.ofMinutes(random.nextInt(20)), intervals.toArray(Interval[]::new)));
        }

        var rehearsal = Rehearsing.rehearse(rules("""
                        {windows: {every-day: ["07:00-09:00", "22:00-02:00"], sat: []}, \
                        budget: {every-day: 90m, week: 6h, month: 20h}, carry-over: 20m}"""), MEI, accounts, DAY);

        for (int i = 0; i < 28; i++) {
            var told = rehearsal.days().get(i);
            assertThat(told.used())
                    .as("seed %s", repetition.getCurrentRepetition())
                    .isEqualTo(accounts.get(i).counted());
            assertThat(told.open().plus(told.less())).isEqualTo(told.used());
        }
    }

    @Test
    void blamesOtherRulesOnlyForWhatTheRulesOfNowDoNotDo() {
        var stopped = account(
                DAY, Duration.ZERO, interval(DAY, "16:30", 90, Kind.COUNTED), interval(DAY, "18:00", 20, Kind.FROZEN));
        var now = rehearse("{windows: {every-day: [\"16:30-20:30\"]}, budget: {every-day: 80m}}", stopped);
        var same = rehearse("{windows: {every-day: [\"16:30-21:00\"]}, budget: {every-day: 80m}}", stopped);
        var less = rehearse("{windows: {every-day: [\"16:30-20:30\"]}, budget: {every-day: 60m}}", stopped);
        var more = rehearse("{windows: {every-day: [\"16:30-20:30\"]}, budget: {every-day: 2h}}", stopped);

        assertThat(same.changed()).isNotEmpty();
        assertThat(same.against(now).changed()).isEmpty();
        assertThat(less.against(now).less()).isEqualTo(Duration.ofMinutes(20));
        assertThat(less.against(now).cut()).isZero();
        assertThat(more.against(now).less()).isEqualTo(Duration.ZERO);
        assertThat(more.against(now).more()).isEqualTo(Duration.ofMinutes(30));
    }
}
