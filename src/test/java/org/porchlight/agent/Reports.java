package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Card;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.Keys;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.Offer;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.RestAhead;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.Span;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.time.Confidence;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// What a guard says of Mei on Sunday 22 November 2026 at 19:12, open until 20:30 with 90 minutes for the day.
record Reports(ChildStatus child) {
    static final Keys BOTH = new Keys(true, true);
    static final Instant NOW = Instant.parse("2026-11-22T19:12:00+08:00");

    /// The parents, and that Mum set the rules for all days and for days off on 3 October.
    static RuleAuthors authors(Language language) {
        var mum = new ParentEntry(
                new ParentId("mum"),
                language == Language.ZH_CN ? "妈妈" : "Mum",
                Rank.GUARDIAN,
                Optional.empty(),
                false,
                false);
        var put = new PolicyPut("parent:mum", Optional.of(Instant.parse("2026-10-03T20:15:00+08:00")));
        return RuleAuthors.of(
                ParentNames.unknown(Texts.of("agent", language)).told(List.of(mum)),
                List.of(new LineAge("time.budget.every-day", put), new LineAge("time.budget.days-off", put)));
    }

    static Reports open(long remaining) {
        var tomorrow = new DayAhead(
                LocalDate.of(2026, 11, 23),
                false,
                OptionalLong.of(3600),
                List.of(span("2026-11-23T16:30:00+08:00", "2026-11-23T20:30:00+08:00")));
        return new Reports(StatusDraft.of(new ChildId("mei"), "小美", tomorrow, draft -> {
            draft.age = OptionalInt.of(10);
            draft.spentSeconds = 5400 - remaining;
            draft.remainingSeconds = OptionalLong.of(remaining);
            draft.budgetSeconds = OptionalLong.of(5400);
            draft.until = Optional.of(NOW.plusSeconds(remaining));
            draft.counting = true;
            draft.title = Optional.of("Krita");
            draft.windowUntil = Optional.of(Instant.parse("2026-11-22T20:30:00+08:00"));
            draft.windows = List.of(span("2026-11-22T09:00:00+08:00", "2026-11-22T20:30:00+08:00"));
            draft.nextOpening = Optional.of(Instant.parse("2026-11-23T16:30:00+08:00"));
            draft.offer = Offer.NOTHING.with(BOTH);
        }));
    }

    /// Nothing is left today; programs stand still.
    static Reports zero() {
        return open(0).locked(
                        Presented.CLOSED, Reason.DAY_BUDGET, "time.budget.every-day", "2026-11-23T16:30:00+08:00");
    }

    /// The child limited itself to 45 minutes a day, and has used them.
    static Reports ownReached() {
        return open(2700)
                .locked(Presented.CLOSED, Reason.OWN_LIMIT, "time.own-limit", "2026-11-23T16:30:00+08:00")
                .with(draft -> draft.remainingSeconds = OptionalLong.of(0))
                .limitingItself(new SelfSet(
                        Optional.of(new OwnLimit(Duration.ofMinutes(45))), Optional.of(Duration.ofMinutes(90))));
    }

    /// The child limited itself to 45 minutes a day, of which 5 are left; the family's rules leave more.
    static Reports ownFirst() {
        return open(300)
                .because(Reason.OWN_LIMIT)
                .limitingItself(new SelfSet(
                        Optional.of(new OwnLimit(Duration.ofMinutes(45))), Optional.of(Duration.ofMinutes(90))));
    }

    /// Outside the windows of a school day.
    static Reports closed() {
        return open(0).locked(
                        Presented.CLOSED,
                        Reason.OUTSIDE_WINDOW,
                        "time.windows.sat-sun[0]",
                        "2026-11-23T16:30:00+08:00");
    }

    static Reports paused() {
        return open(1320).locked(Presented.PAUSED, Reason.PAUSE, "pause", "2026-11-22T20:00:00+08:00");
    }

    /// Outside the only window of today, which opens for half an hour at a time and may be over.
    static Reports opensAt(LocalTime opens) {
        var zone = ZoneId.of("Asia/Shanghai");
        var from = NOW.atZone(zone).with(opens).toInstant();
        var next = from.isAfter(NOW) ? from : from.plus(Duration.ofDays(1));
        return closed().next(next).with(draft -> {
            draft.windows = List.of(new Span(from, from.plus(Duration.ofMinutes(30))));
            draft.spentSeconds = 0;
        });
    }

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
    }

    Reports warning(long seconds) {
        return with(draft -> draft.warning = OptionalLong.of(seconds));
    }

    Reports uncounted() {
        return with(draft -> draft.counting = false);
    }

    /// With when the child can go on.
    Reports next(Instant next) {
        return with(draft -> draft.next = Optional.of(next));
    }

    /// A break of 10 minutes is due, which the child has not begun.
    static Reports restDue() {
        return open(1320)
                .because(Reason.REST)
                .as(Presented.REST, OptionalInt.of(10))
                .next(NOW.plusSeconds(600))
                .resting(new RestAhead(
                        Duration.ofMinutes(30), Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ZERO));
    }

    /// In a study of 45 minutes, with 22 of the day's 90 minutes left for after it.
    static Reports studying() {
        return open(45 * 60 + 1320).because(Reason.STUDY).uncounted().studyingUntil(NOW.plusSeconds(45 * 60));
    }

    private Reports studyingUntil(Instant end) {
        return with(draft -> draft.studyUntil = Optional.of(end));
    }

    Reports disputing(Dispute dispute) {
        return with(draft -> draft.disputes = List.of(dispute));
    }

    Reports because(Reason reason) {
        return with(draft -> draft.reason = reason);
    }

    Reports untitled() {
        return with(draft -> draft.title = Optional.empty());
    }

    Reports ruledBy(String rule) {
        return with(draft -> draft.rule = rule);
    }

    private Reports locked(Presented state, Reason reason, String rule, String next) {
        return with(draft -> {
            draft.state = state;
            draft.reason = reason;
            draft.rule = rule;
            draft.next = Optional.of(Instant.parse(next));
            draft.counting = false;
            draft.warning = OptionalLong.empty();
            draft.lock = true;
        });
    }

    /// With what the end brings of which is warned.
    Reports ending(Card.End end) {
        return with(draft -> draft.end = Optional.of(end));
    }

    /// With what the child asked for last.
    Reports asking(Optional<Asking> asking) {
        return with(draft -> draft.request = asking);
    }

    /// Of another age, and not open as usual.
    Reports as(Presented state, OptionalInt age) {
        return with(draft -> {
            draft.state = state;
            draft.age = age;
        });
    }

    /// With time that parents gave today.
    Reports given(long seconds) {
        return with(draft -> draft.grantedSeconds = seconds);
    }

    /// Open at every hour.
    Reports untilItIsUsedUp() {
        return with(draft -> draft.windowUntil = Optional.empty());
    }

    /// Of a day without a limit.
    Reports unlimited() {
        return with(draft -> draft.budgetSeconds = OptionalLong.empty());
    }

    /// Besides a code and the PIN.
    Reports offering(Offer offer) {
        return with(draft -> draft.offer = offer.with(draft.offer.keys()));
    }

    /// With no code or PIN but these.
    Reports opening(Keys keys) {
        return with(draft -> draft.offer = draft.offer.with(keys));
    }

    /// With a finish line.
    Reports finishing(Duration finish) {
        return offering(new Offer(Card.Form.FULL, List.of(), Optional.of(finish)));
    }

    Reports resting(RestAhead rest) {
        return with(draft -> draft.rest = Optional.of(rest));
    }

    Reports limitingItself(SelfSet self) {
        return with(draft -> draft.self = self);
    }

    Reports with(Consumer<StatusDraft> change) {
        return new Reports(StatusDraft.changed(child, change));
    }

    StatusReport report() {
        return of(List.of(child));
    }

    static StatusReport of(List<ChildStatus> children) {
        return new StatusReport(NOW, Confidence.NTP, true, false, "Asia/Shanghai", children);
    }
}
