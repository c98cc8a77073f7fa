package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Card;
import org.porchlight.core.engine.Held;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.Offer;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.RestAhead;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.Span;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.time.Confidence;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// What a guard says of Mei on Sunday 22 November 2026 at 19:12, open until 20:30 with 90 minutes for the day.
record Reports(ChildStatus child) {
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
        return new Reports(new ChildStatus(
                new ChildId("mei"),
                "小美",
                OptionalInt.of(10),
                Presented.OPEN,
                Reason.DAY_BUDGET,
                "time.budget.every-day",
                5400 - remaining,
                OptionalLong.of(remaining),
                OptionalLong.of(5400),
                0,
                Optional.of(NOW.plusSeconds(remaining)),
                Optional.empty(),
                0,
                Held.Strength.NONE,
                true,
                Optional.of("Krita"),
                Optional.of(Instant.parse("2026-11-22T20:30:00+08:00")),
                List.of(span("2026-11-22T09:00:00+08:00", "2026-11-22T20:30:00+08:00")),
                Optional.of(Instant.parse("2026-11-23T16:30:00+08:00")),
                new DayAhead(
                        LocalDate.of(2026, 11, 23),
                        OptionalLong.of(3600),
                        List.of(span("2026-11-23T16:30:00+08:00", "2026-11-23T20:30:00+08:00"))),
                OptionalLong.empty(),
                false,
                Optional.empty()));
    }

    /// Nothing is left today; programs stand still.
    static Reports zero() {
        return open(0).locked(
                        Presented.CLOSED, Reason.DAY_BUDGET, "time.budget.every-day", "2026-11-23T16:30:00+08:00");
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

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
    }

    Reports warning(long seconds) {
        return with(
                child.state(),
                child.reason(),
                child.rule(),
                child.next(),
                child.counting(),
                child.title(),
                OptionalLong.of(seconds),
                child.lock());
    }

    Reports uncounted() {
        return with(
                child.state(),
                child.reason(),
                child.rule(),
                child.next(),
                false,
                child.title(),
                child.warning(),
                child.lock());
    }

    /// With when the child can go on.
    Reports next(Instant next) {
        return with(
                child.state(),
                child.reason(),
                child.rule(),
                Optional.of(next),
                child.counting(),
                child.title(),
                child.warning(),
                child.lock());
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
        return new Reports(changed(
                child.state(),
                child.age(),
                child.grantedSeconds(),
                Optional.of(end),
                child.request(),
                child.offer(),
                child.rest()));
    }

    Reports because(Reason reason) {
        return with(
                child.state(),
                reason,
                child.rule(),
                child.next(),
                child.counting(),
                child.title(),
                child.warning(),
                child.lock());
    }

    Reports untitled() {
        return with(
                child.state(),
                child.reason(),
                child.rule(),
                child.next(),
                child.counting(),
                Optional.empty(),
                child.warning(),
                child.lock());
    }

    Reports ruledBy(String rule) {
        return with(
                child.state(),
                child.reason(),
                rule,
                child.next(),
                child.counting(),
                child.title(),
                child.warning(),
                child.lock());
    }

    private Reports locked(Presented state, Reason reason, String rule, String next) {
        return with(
                state,
                reason,
                rule,
                Optional.of(Instant.parse(next)),
                false,
                child.title(),
                OptionalLong.empty(),
                true);
    }

    private Reports with(
            Presented state,
            Reason reason,
            String rule,
            Optional<Instant> next,
            boolean counting,
            Optional<String> title,
            OptionalLong warning,
            boolean lock) {
        return new Reports(new ChildStatus(
                child.id(),
                child.name(),
                child.age(),
                state,
                reason,
                rule,
                child.spentSeconds(),
                child.remainingSeconds(),
                child.budgetSeconds(),
                child.grantedSeconds(),
                child.until(),
                next,
                child.frozen(),
                child.held(),
                counting,
                title,
                child.windowUntil(),
                child.windows(),
                child.nextOpening(),
                child.tomorrow(),
                warning,
                lock,
                child.end()));
    }

    /// With what the end brings of which is warned.
    Reports ending(Card.End end) {
        return new Reports(new ChildStatus(
                child.id(),
                child.name(),
                child.age(),
                child.state(),
                child.reason(),
                child.rule(),
                child.spentSeconds(),
                child.remainingSeconds(),
                child.budgetSeconds(),
                child.grantedSeconds(),
                child.until(),
                child.next(),
                child.frozen(),
                child.held(),
                child.counting(),
                child.title(),
                child.windowUntil(),
                child.windows(),
                child.nextOpening(),
                child.tomorrow(),
                child.warning(),
                child.lock(),
                Optional.of(end)));
    }

    /// With what the child asked for last.
    Reports asking(Optional<Asking> asking) {
        return new Reports(changed(
                child.state(),
                child.age(),
                child.grantedSeconds(),
                child.studyUntil(),
                asking,
                child.offer(),
                child.rest()));
    }

    /// Of another age, and not open as usual.
    Reports as(Presented state, OptionalInt age) {
        return new Reports(changed(
                state, age, child.grantedSeconds(), child.studyUntil(), child.request(), child.offer(), child.rest()));
    }

    /// With time that parents gave today.
    Reports given(long seconds) {
        return new Reports(changed(
                child.state(), child.age(), seconds, child.studyUntil(), child.request(), child.offer(), child.rest()));
    }

    Reports offering(Offer offer) {
        return new Reports(child.offering(offer));
    }

    /// With a finish line.
    Reports finishing(Duration finish) {
        return offering(new Offer(Card.Form.FULL, List.of(), Optional.of(finish)));
    }

    Reports resting(RestAhead rest) {
        return new Reports(child.resting(rest));
    }

    Reports limitingItself(SelfSet self) {
        return new Reports(child.limitingItself(self));
    }

    private ChildStatus changed(
            Presented state,
            OptionalInt age,
            long granted,
            Optional<Instant> studyUntil,
            Optional<Asking> asking,
            Offer offer,
            Optional<RestAhead> rest) {
        return new ChildStatus(
                child.id(),
                child.name(),
                age,
                state,
                child.reason(),
                child.rule(),
                child.spentSeconds(),
                child.remainingSeconds(),
                child.budgetSeconds(),
                granted,
                child.until(),
                child.next(),
                child.frozen(),
                child.held(),
                child.counting(),
                child.title(),
                child.windowUntil(),
                child.windows(),
                child.nextOpening(),
                child.tomorrow(),
                child.warning(),
                child.lock(),
                child.end(),
                studyUntil,
                asking,
                child.disputes(),
                offer,
                rest,
                child.self());
    }

    StatusReport report() {
        return of(List.of(child));
    }

    static StatusReport of(List<ChildStatus> children) {
        return new StatusReport(NOW, Confidence.NTP, true, false, "Asia/Shanghai", children);
    }
}
