package org.porchlight.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.Look;

/// The account of the drawings: Mei on Sunday 22 November 2026 at 19:12, with a row that she says is wrong.
public final class MeisSunday {
    public static final ChildId MEI = new ChildId("mei");

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    public static final Instant NOW = at("19:12");

    private MeisSunday() {}

    public static Instant at(String clock) {
        return Instant.parse("2026-11-22T" + clock + ":00+08:00");
    }

    public static AccountReport report() {
        return report(false);
    }

    public static AccountReport report(boolean english) {
        return report(0, english, List.of(disputed(english)));
    }

    /// A parent agreed that the video does not count.
    public static AccountReport corrected() {
        return corrected(false);
    }

    public static AccountReport corrected(boolean english) {
        var words = english ? "Yes. Show me when it is done." : "好，观后感写完给我看。";
        var answer = new Dispute.Answer(at("19:20"), "parent:mum", Duration.ofMinutes(16), words);
        var dispute = disputed(english);
        return report(
                16,
                english,
                List.of(new Dispute(
                        dispute.id(),
                        dispute.day(),
                        dispute.at(),
                        dispute.row(),
                        dispute.text(),
                        Optional.of(answer))));
    }

    private static AccountReport report(int correctedMinutes, boolean english, List<Dispute> disputes) {
        var day = intervals(english);
        var corrected = Duration.ofMinutes(correctedMinutes);
        var counted = day.stream()
                .filter(interval -> interval.kind().isSpent())
                .map(Interval::length)
                .reduce(Duration.ZERO, Duration::plus);
        var account = new DayAccount(
                MEI,
                DAY,
                Optional.of(Duration.ofMinutes(90)),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                corrected,
                counted.minus(corrected),
                Trust.FULL,
                "5f".repeat(32),
                Optional.empty(),
                day);
        return new AccountReport(account, notes(), looks(), disputes);
    }

    public static List<DayLine> lines() {
        return DayLine.of(report(), NOW);
    }

    private static List<DayNote> notes() {
        return List.of(
                new DayNote(at("14:36"), DayNote.Sort.SITE_DENIED, Optional.of(MEI), "videos.example", 0),
                new DayNote(at("18:40"), DayNote.Sort.GUARD_STARTED, Optional.empty(), "", 0));
    }

    private static List<Look> looks() {
        return List.of(new Look(at("19:10"), "parent:mum", Fact.Looked.At.ACCOUNT));
    }

    private static Dispute disputed(boolean english) {
        var row = new Question.Disputed.Row(at("14:06"), at("14:22"), Duration.ofMinutes(16), Kind.COUNTED);
        return new Dispute(
                "7k2ma",
                DAY,
                at("14:25"),
                row,
                english ? "It was homework: watch it and write about it." : "语文老师布置的，要写观后感。",
                Optional.empty());
    }

    private static List<Interval> intervals(boolean english) {
        return List.of(
                interval("09:02", "09:34", Kind.EXEMPT, english ? "Khan Academy" : "国家中小学智慧教育平台"),
                interval("09:34", "09:41", Kind.IDLE, ""),
                interval("09:41", "10:05", Kind.COUNTED, "krita"),
                interval("10:05", "14:06", Kind.ASLEEP, ""),
                interval("14:06", "14:22", Kind.COUNTED, "vlc"),
                interval("14:22", "14:36", Kind.EXEMPT, "gcompris"),
                interval("14:36", "14:41", Kind.FROZEN, "gcompris", Reason.REST),
                interval("14:41", "14:52", Kind.EXEMPT, "gcompris"),
                interval("14:52", "15:02", Kind.IDLE, ""),
                interval("15:02", "18:38", Kind.LOCKED, ""),
                interval("18:38", "18:40", Kind.GUARD_DOWN, ""),
                interval("18:40", "18:46", Kind.COUNTED, "firefox"),
                interval("18:46", "18:50", Kind.IDLE, ""),
                interval("18:50", "19:12", Kind.COUNTED, "krita"));
    }

    private static Interval interval(String from, String to, Kind kind, String title) {
        return interval(from, to, kind, title, Reason.DAY_BUDGET);
    }

    private static Interval interval(String from, String to, Kind kind, String title, Reason why) {
        var length = Duration.between(at(from), at(to));
        var named = Optional.of(title).filter(text -> !text.isEmpty());
        return new Interval(at(from), at(to), length, kind, named, why, false);
    }
}
