package org.porchlight.ipc;

import static org.porchlight.ipc.Samples.LE;
import static org.porchlight.ipc.Samples.MEI;
import static org.porchlight.ipc.Samples.NOW;
import static org.porchlight.ipc.Samples.TODAY;
import static org.porchlight.ipc.Samples.VERSION;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.Doubt;
import org.porchlight.core.report.EarlierBudget;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.Rehearsal;
import org.porchlight.core.report.RehearsalReport;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;

/// The days of the children of the made-up household of [Samples], as they are looked back on.
public final class SampleDays {
    private SampleDays() {}

    public static AccountReport account() {
        var start = Instant.parse("2026-11-24T08:30:00Z");
        return new AccountReport(
                        new DayAccount(
                                MEI,
                                TODAY,
                                Optional.of(Duration.ofMinutes(90)),
                                Duration.ofMinutes(15),
                                Duration.ofSeconds(1201),
                                VERSION,
                                List.of(
                                        interval(start, 600_600, Kind.COUNTED, Optional.of("Krita"), false),
                                        interval(start.plusMillis(600_600), 30_000, Kind.AWAY, Optional.empty(), false),
                                        interval(
                                                start.plusMillis(630_600),
                                                600_600,
                                                Kind.UNENFORCED,
                                                Optional.empty(),
                                                true))),
                        List.of(
                                new DayNote(start, DayNote.Sort.GUARD_STARTED, Optional.empty(), "", 0),
                                new DayNote(start.plusSeconds(60), DayNote.Sort.GRANTED, Optional.of(MEI), "", 900)
                                        .doneBy("parent:mum")
                                        .givenBy(Fact.Granted.By.PIN),
                                new DayNote(
                                        start.plusSeconds(90),
                                        DayNote.Sort.PROGRAM_DENIED,
                                        Optional.of(MEI),
                                        "/home/mei/game",
                                        0)),
                        List.of(new Look(start.plusSeconds(120), "parent:root", Fact.Looked.At.ACCOUNT)),
                        List.of(dispute(), settled()))
                .limited(Optional.of(Duration.ofMinutes(45)))
                .after(List.of(
                        new EarlierBudget(start.plusSeconds(30), false, Optional.empty()),
                        new EarlierBudget(start.plusSeconds(60), true, Optional.of(Duration.ofMinutes(60)))));
    }

    public static WeekReport week() {
        var monday = LocalDate.of(2026, 11, 23);
        return new WeekReport(
                MEI,
                "小美",
                "2026-W48",
                "Asia/Shanghai",
                monday.plusDays(1),
                Visibility.DETAIL,
                IntStream.range(0, 7)
                        .mapToObj(day -> facts(monday.plusDays(day), day))
                        .toList(),
                IntStream.range(0, 7)
                        .mapToObj(day -> facts(monday.plusDays(day - 7), day + 1))
                        .toList(),
                List.of(
                        new Asking(
                                "k7m3a",
                                NOW,
                                Optional.of(Duration.ofMinutes(20)),
                                "再画一会儿",
                                Optional.of(new Asking.Answer(
                                        NOW.plusSeconds(90), "parent:root", Optional.of(Duration.ofMinutes(10)), "好"))),
                        new Asking("p4x2q", NOW.plusSeconds(600), Optional.empty(), "", Optional.empty())),
                List.of(dispute(), settled()),
                List.of(new Doubt(monday, Doubt.Of.CLOCK)));
    }

    private static DayFacts facts(LocalDate day, int no) {
        return switch (no) {
            case 0 ->
                new DayFacts(
                        day,
                        Optional.of(Duration.ofMinutes(90)),
                        Duration.ofMinutes(90),
                        Map.of(
                                "Krita",
                                Duration.ofMinutes(50),
                                "VLC",
                                Duration.ofMinutes(30),
                                "",
                                Duration.ofMinutes(10)),
                        1,
                        Map.of("/home/mei/game", 2),
                        Map.of("example.com", 1));
            case 1 ->
                new DayFacts(
                        day,
                        Optional.of(Duration.ofMinutes(90)),
                        Duration.ofMinutes(68),
                        Map.of("Krita", Duration.ofMinutes(68)),
                        0,
                        Map.of("/home/mei/game", 1),
                        Map.of());
            default -> new DayFacts(day, Optional.empty(), Duration.ZERO, Map.of(), 0, Map.of(), Map.of());
        };
    }

    public static RehearsalReport rehearsal() {
        return new RehearsalReport(
                VERSION,
                LocalDate.of(2026, 11, 17),
                LocalDate.of(2026, 11, 23),
                List.of(
                        new Rehearsal(
                                MEI,
                                "小美",
                                List.of(
                                        rehearsed(LocalDate.of(2026, 11, 20), 5400, 3600, 600, 1200, 0),
                                        rehearsed(LocalDate.of(2026, 11, 21), 1800, 1800, 0, 0, 0),
                                        rehearsed(LocalDate.of(2026, 11, 22), 5400, 4500, 0, 900, 1260))),
                        new Rehearsal(LE, "Le", List.of())));
    }

    private static Rehearsal.Day rehearsed(LocalDate day, long used, long open, long closed, long over, long more) {
        int cut = closed + over > 0 ? 1 : 0;
        return new Rehearsal.Day(
                day,
                Duration.ofSeconds(used),
                Duration.ofSeconds(open),
                Duration.ofSeconds(closed),
                Duration.ofSeconds(over),
                Duration.ofSeconds(more),
                cut,
                ends(day, cut));
    }

    private static Optional<Rehearsal.Ends> ends(LocalDate day, int cut) {
        var was = day.atTime(12, 30).toInstant(ZoneOffset.UTC);
        return cut == 0 ? Optional.empty() : Optional.of(new Rehearsal.Ends(was, was.minusSeconds(1800)));
    }

    /// Mei says that a row of today is wrong.
    public static Dispute dispute() {
        var from = Instant.parse("2026-11-24T08:30:00Z");
        var row = new Question.Disputed.Row(from, from.plusMillis(600_600), Duration.ofMillis(600_600), Kind.COUNTED);
        return Dispute.of(new Question.Disputed(MEI, TODAY, NOW.minusSeconds(300), row, "我那时在吃饭"));
    }

    /// A parent agreed with another.
    private static Dispute settled() {
        var from = Instant.parse("2026-11-24T08:40:30.600Z");
        var row =
                new Question.Disputed.Row(from, from.plusMillis(600_600), Duration.ofMillis(600_600), Kind.UNENFORCED);
        var raised = new Question.Disputed(MEI, TODAY, NOW.minusSeconds(240), row, "它自己开着");
        return Dispute.of(raised)
                .answered(
                        "parent:root",
                        new Question.Settled(
                                MEI, TODAY, raised.at(), Duration.ofMinutes(10), "你说得对", NOW.minusSeconds(60)));
    }

    private static Interval interval(Instant from, long millis, Kind kind, Optional<String> title, boolean recovered) {
        return new Interval(
                from, from.plusMillis(millis), Duration.ofMillis(millis), kind, title, Reason.DAY_BUDGET, recovered);
    }
}
