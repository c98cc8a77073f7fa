package org.porchlight.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.Confidence;

/// A household on paper: one child, one boot that began at 16:00 in Shanghai on a Tuesday.
final class Ledgers {
    static final ChildId MEI = new ChildId("mei");
    static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    static final BootId BOOT = new BootId("2f1c6d0e-8a4b-4f6d-9f37-6c1b1f0f9a11");
    static final Instant FOUR = Instant.parse("2026-11-24T08:00:00Z");
    static final Anchor ANCHOR = new Anchor(1, BOOT, Duration.ZERO, FOUR, Confidence.RTC);
    static final PolicyDocument POLICY = document("{\"format\":1}");

    private Ledgers() {}

    static PolicyDocument document(String json) {
        return new PolicyDocument(
                new Policy(ZoneId.of("Asia/Shanghai"), List.of()),
                json,
                Bytes.sha256(Bytes.of(json)).hex());
    }

    static ClockReading reading(Duration sinceBoot) {
        return new ClockReading(BOOT, sinceBoot, sinceBoot, FOUR.plus(sinceBoot), false);
    }

    static Event event(Fact fact, long minute) {
        return event(fact, minute, fact.about().isPresent() ? Optional.of(TUESDAY) : Optional.empty());
    }

    static Event event(Fact fact, long minute, Optional<LocalDate> day) {
        return new Event(fact, new Actor.Guard(), reading(Duration.ofMinutes(minute)), 1, day, POLICY.version());
    }

    static Event opened() {
        return event(
                new Fact.DayOpened(MEI, TUESDAY, "Asia/Shanghai", "2026b", Optional.of(Duration.ofMinutes(90))), 0);
    }

    static Event used(String title, long fromMinute, long toMinute) {
        return interval(Kind.COUNTED, Optional.of(title), fromMinute, toMinute);
    }

    static Event interval(Kind kind, Optional<String> title, long fromMinute, long toMinute) {
        var interval = new Interval(
                FOUR.plusSeconds(fromMinute * 60),
                FOUR.plusSeconds(toMinute * 60),
                Duration.ofMinutes(toMinute - fromMinute),
                kind,
                title,
                Reason.WINDOW,
                false);
        return event(new Fact.IntervalClosed(MEI, TUESDAY, interval), toMinute);
    }

    static Event granted(long minutes, long at) {
        return event(new Fact.Granted(MEI, TUESDAY, Duration.ofMinutes(minutes), Optional.empty(), "well done"), at);
    }

    static Checkpoint checkpoint(long fromMinute, long toMinute) {
        return new Checkpoint(
                MEI,
                BOOT,
                Duration.ofMinutes(fromMinute),
                Duration.ofMinutes(toMinute),
                Duration.ofMinutes(toMinute),
                Duration.ofMinutes(toMinute - fromMinute),
                Kind.COUNTED,
                Optional.of("Krita"),
                TUESDAY,
                FOUR.plusSeconds(toMinute * 60),
                Reason.WINDOW);
    }
}
