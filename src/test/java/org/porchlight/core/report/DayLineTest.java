package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayLine.Stretch;
import org.porchlight.core.report.DayLine.TakenBack;

class DayLineTest {
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant LATER = NINE.plus(Duration.ofHours(12));

    private static Instant at(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    private static Interval interval(int from, int to, Kind kind) {
        return new Interval(
                at(from), at(to), Duration.ofMinutes(to - from), kind, Optional.empty(), Reason.DAY_BUDGET, false);
    }

    private static AccountReport day(
            int granted, int corrected, List<Interval> intervals, List<DayNote> notes, List<Dispute> disputes) {
        var spent = intervals.stream()
                .filter(interval -> interval.kind().isSpent())
                .map(Interval::length)
                .reduce(Duration.ZERO, Duration::plus);
        var account = new DayAccount(
                new ChildId("mei"),
                LocalDate.of(2026, 11, 22),
                Optional.of(Duration.ofMinutes(60)),
                Duration.ofMinutes(5),
                Duration.ofMinutes(granted),
                Duration.ofMinutes(3),
                Duration.ZERO,
                Duration.ofMinutes(corrected),
                spent.minusMinutes(corrected),
                Trust.FULL,
                "5f".repeat(32),
                Optional.empty(),
                intervals);
        return new AccountReport(account, notes, List.of(), disputes);
    }

    private static List<Long> left(List<DayLine> lines) {
        return lines.stream().map(line -> line.left().orElseThrow().toMinutes()).toList();
    }

    @Test
    void whatIsLeftGoesDownByWhatCountsAndEndsAtTheBalance() {
        var report = day(
                0,
                0,
                List.of(
                        interval(0, 10, Kind.COUNTED),
                        interval(10, 30, Kind.EXEMPT),
                        interval(30, 40, Kind.UNENFORCED)),
                List.of(),
                List.of());

        assertThat(left(DayLine.of(report, LATER))).containsExactly(52L, 52L, 42L);
        assertThat(DayBalance.of(report.account()).left()).contains(Duration.ofMinutes(42));
    }

    @Test
    void whatIsLeftGoesByTheRulesOfTheTimeOfTheRow() {
        var report = day(
                        0,
                        0,
                        List.of(
                                interval(0, 10, Kind.COUNTED),
                                interval(10, 20, Kind.COUNTED),
                                interval(20, 35, Kind.COUNTED),
                                interval(35, 40, Kind.COUNTED)),
                        List.of(),
                        List.of())
                .after(List.of(
                        new EarlierBudget(at(10), false, Optional.empty()),
                        new EarlierBudget(at(30), true, Optional.of(Duration.ofMinutes(45)))));

        assertThat(DayLine.of(report, LATER))
                .extracting(line -> line.left().map(Duration::toMinutes))
                .containsExactly(Optional.empty(), Optional.of(27L), Optional.of(27L), Optional.of(22L));
        assertThat(report.unknownUntil()).contains(at(10));
    }

    @Test
    void whatWasGivenIsThereFromThenOn() {
        var given = new DayNote(at(15), DayNote.Sort.GRANTED, Optional.empty(), "", 20 * 60);
        var report = day(
                20, 0, List.of(interval(0, 10, Kind.COUNTED), interval(10, 20, Kind.IDLE)), List.of(given), List.of());

        assertThat(left(DayLine.of(report, LATER))).containsExactly(52L, 72L);
    }

    @Test
    void aCorrectionStandsBehindTheRowThatStays() {
        var row = new Question.Disputed.Row(at(0), at(10), Duration.ofMinutes(10), Kind.COUNTED);
        var answer = new Dispute.Answer(at(50), "parent:mum", Duration.ofMinutes(4), "yes");
        var dispute = new Dispute("abcd", LocalDate.of(2026, 11, 22), at(20), row, "wrong", Optional.of(answer));
        var report = day(
                0,
                6,
                List.of(interval(0, 10, Kind.COUNTED), interval(10, 20, Kind.COUNTED)),
                List.of(),
                List.of(dispute));

        var lines = DayLine.of(report, LATER);

        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).isInstanceOfSatisfying(Stretch.class, stretch -> {
            assertThat(stretch.interval().length()).isEqualTo(Duration.ofMinutes(10));
            assertThat(stretch.open()).isEmpty();
        });
        assertThat(lines.get(1))
                .isInstanceOfSatisfying(
                        TakenBack.class, back -> assertThat(back.settles()).contains(dispute));
        assertThat(lines.getLast())
                .isInstanceOfSatisfying(
                        TakenBack.class, back -> assertThat(back.settles()).isEmpty());
        assertThat(left(lines)).containsExactly(52L, 56L, 46L, 48L);
        assertThat(DayBalance.of(report.account()).left()).contains(Duration.ofMinutes(48));
    }

    /// It cuts the row that goes on, and what is left after that has it at once.
    @Test
    void aCorrectionByItselfStandsWhereItWasMade() {
        var corrected = new DayNote(at(15), DayNote.Sort.CORRECTED, Optional.empty(), "", 4 * 60);
        var report = day(
                0,
                4,
                List.of(interval(0, 15, Kind.COUNTED), interval(15, 20, Kind.COUNTED)),
                List.of(corrected),
                List.of());

        var lines = DayLine.of(report, at(20));

        assertThat(lines.get(1)).isInstanceOf(TakenBack.class);
        assertThat(lines.getLast())
                .isInstanceOfSatisfying(
                        Stretch.class, stretch -> assertThat(stretch.goesOn()).isTrue());
        assertThat(left(lines)).containsExactly(47L, 51L, 46L);
    }

    @Test
    void whatIsTooShortToBeShownTakesNoNumber() {
        var brief = new Interval(
                at(10),
                at(10).plusMillis(400),
                Duration.ofMillis(400),
                Kind.IDLE,
                Optional.empty(),
                Reason.DAY_BUDGET,
                false);
        var report = day(
                0,
                0,
                List.of(interval(0, 10, Kind.COUNTED), brief, interval(11, 20, Kind.COUNTED)),
                List.of(),
                List.of());

        assertThat(DayLine.of(report, LATER))
                .extracting(line -> ((Stretch) line).number())
                .containsExactly(1, 2);
        assertThat(report.account().rows()).element(1).isEqualTo(interval(11, 20, Kind.COUNTED));
    }

    @Test
    void onlyTheLastRowGoesOnAndOnlyWhileItReachesNow() {
        var report =
                day(0, 0, List.of(interval(0, 10, Kind.COUNTED), interval(10, 20, Kind.COUNTED)), List.of(), List.of());

        assertThat(DayLine.of(report, at(20)))
                .extracting(line -> ((Stretch) line).goesOn())
                .containsExactly(false, true);
        assertThat(DayLine.of(report, at(21)))
                .extracting(line -> ((Stretch) line).goesOn())
                .containsExactly(false, false);
    }

    @Test
    void aDayOfNothingPaysNoDebtAndKeepsNoCarry() {
        var account = new DayAccount(
                new ChildId("mei"),
                LocalDate.of(2026, 11, 22),
                Optional.of(Duration.ZERO),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofMinutes(3),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(4),
                Trust.FULL,
                "5f".repeat(32),
                Optional.empty(),
                List.of());

        assertThat(DayBalance.of(account).left()).contains(Duration.ofMinutes(6));
    }
}
