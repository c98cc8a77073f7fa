package org.porchlight.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Held;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.RestAhead;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.Span;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.time.Confidence;

/// The family of the mock-ups on the evening of Sunday 22 November 2026.
final class Family {
    static final ChildId MEI = new ChildId("mei");
    static final ChildId JIE = new ChildId("jie");
    static final Instant NOW = at("19:12");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate TOMORROW = TODAY.plusDays(1);
    private static final List<Span> MORNING_AND_EVENING = List.of(span("09:00", "12:00"), span("14:00", "20:30"));

    private Family() {}

    static Instant at(String clock) {
        return Instant.parse("2026-11-22T" + clock + ":00+08:00");
    }

    private static Span span(String from, String to) {
        return new Span(at(from), at(to));
    }

    static StatusReport status(ChildStatus... children) {
        return new StatusReport(NOW, Confidence.NTP, true, false, "Asia/Shanghai", List.of(children));
    }

    static StatusReport evening(boolean english) {
        return status(mei(english ? "Mei" : "小美", Presented.OPEN, 0), jie(english ? "Jie" : "阿杰"));
    }

    /// The same evening, while Mei limits herself.
    static StatusReport limitingItself(OwnLimit limit) {
        var limited = StatusDraft.changed(
                mei("小美", Presented.OPEN, 0), draft -> draft.self = new SelfSet(Optional.of(limit), Optional.empty()));
        return status(limited, jie("阿杰"));
    }

    static ChildStatus mei(String name, Presented state, long granted) {
        boolean open = state == Presented.OPEN;
        return StatusDraft.of(MEI, name, ahead("20:30"), draft -> {
            draft.age = OptionalInt.of(10);
            draft.state = state;
            draft.reason = state == Presented.PAUSED ? Reason.PAUSE : Reason.DAY_BUDGET;
            draft.rule = state == Presented.PAUSED ? "pause" : "time.budget.days-off";
            draft.spentSeconds = 68 * 60;
            draft.remainingSeconds = OptionalLong.of(open ? 22 * 60 + granted : 0);
            draft.budgetSeconds = OptionalLong.of(90 * 60);
            draft.grantedSeconds = granted;
            draft.until = open ? Optional.of(at("19:34").plusSeconds(granted)) : Optional.empty();
            draft.frozen = open ? 0 : 3;
            draft.held = open ? Held.Strength.NONE : Held.Strength.KERNEL;
            draft.counting = open;
            draft.title = Optional.of("Krita");
            draft.windowUntil = Optional.of(at("20:30"));
            draft.windows = MORNING_AND_EVENING;
            draft.nextOpening = Optional.of(at("16:30").plus(Duration.ofDays(1)));
            draft.lock = !open;
        });
    }

    /// Closed: the day's time is used up and three programs stand still.
    static ChildStatus jie(String name) {
        return StatusDraft.of(JIE, name, ahead("21:30"), draft -> {
            draft.age = OptionalInt.of(14);
            draft.state = Presented.CLOSED;
            draft.rule = "time.budget.days-off";
            draft.spentSeconds = 120 * 60;
            draft.remainingSeconds = OptionalLong.of(0);
            draft.budgetSeconds = OptionalLong.of(120 * 60);
            draft.next = Optional.of(at("16:30").plus(Duration.ofDays(1)));
            draft.frozen = 3;
            draft.held = Held.Strength.KERNEL;
            draft.title = Optional.of("LibreOffice");
            draft.windowUntil = Optional.of(at("21:30"));
            draft.windows = List.of(span("09:00", "12:00"), span("14:00", "21:30"));
            draft.nextOpening = Optional.of(at("16:30").plus(Duration.ofDays(1)));
            draft.lock = true;
        });
    }

    /// As the family is drawn: both ask for something, and one studies.
    static StatusReport drawn(boolean english) {
        var mei = mei(english ? "Mei" : "小美", Presented.OPEN, 0);
        var meiAsks = new Asking(
                "k7m3a",
                at("19:08"),
                Optional.of(Duration.ofMinutes(15)),
                english ? "Nearly done, only the roof needs colour." : "画快画完了，还差给屋顶涂颜色。",
                Optional.empty());
        var jieAsks = new Asking(
                "p4x2q",
                at("16:20"),
                Optional.of(Duration.ofMinutes(30)),
                english ? "For the science club, a 3D model due Tuesday." : "科技社要做 3D 模型，下周二交。",
                Optional.empty());
        var rest = new RestAhead(Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofMinutes(22), Duration.ZERO);
        var resting = StatusDraft.changed(mei, draft -> {
            draft.request = Optional.of(meiAsks);
            draft.rest = Optional.of(rest);
        });
        return status(resting, asking(studying(english ? "Jie" : "阿杰"), jieAsks));
    }

    private static ChildStatus studying(String name) {
        return StatusDraft.changed(jie(name), draft -> {
            draft.state = Presented.OPEN;
            draft.reason = Reason.STUDY;
            draft.rule = "study";
            draft.spentSeconds = 79 * 60;
            draft.remainingSeconds = OptionalLong.of((48 + 41) * 60);
            draft.until = Optional.of(at("21:30"));
            draft.next = Optional.empty();
            draft.frozen = 0;
            draft.held = Held.Strength.NONE;
            draft.lock = false;
            draft.studyUntil = Optional.of(at("20:00"));
        });
    }

    /// The same child with a request.
    static ChildStatus asking(ChildStatus child, Asking asking) {
        return StatusDraft.changed(child, draft -> draft.request = Optional.of(asking));
    }

    /// The same child with what it disputes.
    static ChildStatus disputing(ChildStatus child, Dispute... disputes) {
        return StatusDraft.changed(child, draft -> draft.disputes = List.of(disputes));
    }

    /// The days of that family.
    static Map<ChildId, AccountReport> drawnAccounts() {
        var mei = List.of(
                interval("09:02", "09:34", Kind.EXEMPT, "GCompris"),
                interval("09:34", "09:41", Kind.IDLE, ""),
                interval("09:41", "10:05", Kind.COUNTED, "Krita"),
                interval("14:06", "14:22", Kind.COUNTED, "VLC"),
                interval("14:22", "14:36", Kind.EXEMPT, "GCompris"),
                interval("14:41", "14:52", Kind.EXEMPT, "GCompris"),
                interval("14:52", "15:02", Kind.IDLE, ""),
                interval("18:38", "18:40", Kind.GUARD_DOWN, ""),
                interval("18:40", "18:46", Kind.COUNTED, "Firefox"),
                interval("18:46", "18:50", Kind.IDLE, ""),
                interval("18:50", "19:12", Kind.COUNTED, "Krita"));
        var jie = List.of(
                interval("09:30", "09:52", Kind.COUNTED, "VLC"),
                interval("09:52", "10:00", Kind.IDLE, ""),
                interval("10:00", "10:27", Kind.COUNTED, "Firefox"),
                interval("14:10", "14:26", Kind.COUNTED, "Telegram"),
                interval("14:46", "15:20", Kind.EXEMPT, "LibreOffice"),
                interval("16:02", "16:16", Kind.COUNTED, "Krita"),
                interval("18:31", "19:12", Kind.EXEMPT, "LibreOffice"));
        return Map.of(MEI, account(MEI, mei, drawnNotes()), JIE, account(JIE, jie, List.of()));
    }

    private static List<DayNote> drawnNotes() {
        return List.of(
                note("18:40", DayNote.Sort.GUARD_STARTED, Optional.empty(), "", 0),
                note("16:20", DayNote.Sort.PROGRAM_DENIED, Optional.of(JIE), "/usr/bin/blender", 0),
                note("14:36", DayNote.Sort.GRANTED, Optional.of(MEI), "", 600),
                note("10:12", DayNote.Sort.SITE_DENIED, Optional.of(JIE), "videos.example", 0));
    }

    private static DayAhead ahead(String end) {
        var start = at("16:30").plus(Duration.ofDays(1));
        return new DayAhead(
                TOMORROW, false, OptionalLong.of(3600), List.of(new Span(start, at(end).plus(Duration.ofDays(1)))));
    }

    static Map<ChildId, AccountReport> accounts() {
        return Map.of(MEI, account(MEI, meisDay(), meisNotes()), JIE, account(JIE, jiesDay(), jiesNotes()));
    }

    private static AccountReport account(ChildId child, List<Interval> day, List<DayNote> notes) {
        var counted = day.stream()
                .filter(interval -> interval.kind().isSpent())
                .map(Interval::length)
                .reduce(Duration.ZERO, Duration::plus);
        var account = new DayAccount(
                child, TODAY, Optional.of(Duration.ofMinutes(90)), Duration.ZERO, counted, "5f".repeat(32), day);
        return new AccountReport(account, notes);
    }

    private static List<Interval> meisDay() {
        return List.of(
                interval("09:02", "09:34", Kind.COUNTED, "GCompris"),
                interval("09:34", "09:41", Kind.AWAY, ""),
                interval("09:41", "10:05", Kind.COUNTED, "Krita"),
                interval("14:06", "14:52", Kind.COUNTED, "VLC"),
                interval("18:38", "18:40", Kind.GUARD_DOWN, ""),
                interval("18:40", "19:12", Kind.COUNTED, "Krita"));
    }

    private static List<Interval> jiesDay() {
        return List.of(
                interval("09:30", "10:27", Kind.COUNTED, "VLC"),
                interval("14:10", "14:40", Kind.COUNTED, "SuperTux"),
                interval("16:02", "16:35", Kind.COUNTED, "LibreOffice"),
                interval("16:35", "19:12", Kind.FROZEN, ""));
    }

    private static Interval interval(String from, String to, Kind kind, String title) {
        var length = Duration.between(at(from), at(to));
        var named = Optional.of(title).filter(text -> !text.isEmpty());
        return new Interval(at(from), at(to), length, kind, named, Reason.DAY_BUDGET, false);
    }

    private static List<DayNote> meisNotes() {
        return List.of(
                note("14:36", DayNote.Sort.SITE_DENIED, Optional.of(MEI), "videos.example", 0),
                note("14:37", DayNote.Sort.SITE_DENIED, Optional.of(MEI), "videos.example", 0),
                started());
    }

    private static List<DayNote> jiesNotes() {
        return List.of(
                note("16:20", DayNote.Sort.PROGRAM_DENIED, Optional.of(JIE), "/usr/bin/blender", 0),
                note("16:35", DayNote.Sort.LIMIT_REACHED, Optional.of(JIE), "", 0),
                started());
    }

    private static DayNote started() {
        return note("18:40", DayNote.Sort.GUARD_STARTED, Optional.empty(), "", 0);
    }

    private static DayNote note(
            String clock, DayNote.Sort sort, Optional<ChildId> child, String subject, long seconds) {
        return new DayNote(at(clock), sort, child, subject, seconds);
    }
}
