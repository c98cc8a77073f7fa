package org.porchlight.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Household;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.Confidence;
import org.porchlight.core.time.DayOfUse;
import org.porchlight.core.time.LooseSegment;
import org.porchlight.core.time.RtcTrust;
import org.porchlight.core.time.Segment;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

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
                new Policy(Household.in(ZoneId.of("Asia/Shanghai")), List.of()),
                json,
                Bytes.sha256(Bytes.of(json)).hex(),
                Map.of());
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

    /// The same, done by somebody else than the guard.
    static Event by(Actor actor, Event event) {
        return new Event(event.fact(), actor, event.at(), event.anchor(), event.day(), event.policyVersion());
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

    /// A clock with something in each of its fields.
    static TrustedClock clock(Duration sinceBoot) {
        return clock(sinceBoot, ANCHOR);
    }

    /// @param anchor by which its calendar lies
    static TrustedClock clock(Duration sinceBoot, Anchor anchor) {
        return new TrustedClock(
                anchor,
                reading(sinceBoot),
                new Segment(Duration.ofSeconds(3), FOUR, Duration.ofDays(1), Duration.ofMinutes(-5)),
                Instant.parse("2026-11-01T00:00:00Z"),
                List.of(new LooseSegment(
                        new BootId("before"),
                        Duration.ofSeconds(20),
                        Duration.ofHours(2),
                        FOUR.minusSeconds(86_400),
                        true)),
                List.of(new DayOfUse(TUESDAY.minusDays(1), true), new DayOfUse(TUESDAY, false)),
                new RtcTrust(FOUR.plusSeconds(600), Duration.ofMinutes(9)));
    }

    /// Facts and checkpoints alone, under anchor 1.
    static void commit(Store store, List<Event> events, List<Checkpoint> checkpoints) throws StoreException {
        store.commit(new Writing(List.of(), events, checkpoints, Optional.empty()));
    }

    static void commit(
            Store store, PolicyDocument document, String actor, List<Event> events, List<Checkpoint> checkpoints)
            throws StoreException {
        store.commit(document, actor, new Writing(List.of(), events, checkpoints, Optional.empty()));
    }

    static void put(Store store, Anchor anchor) throws StoreException {
        store.commit(new Writing(List.of(anchor), List.of(), List.of(), Optional.empty()));
    }

    /// All that is kept one by one since a day.
    static Remembered remember(Store store, LocalDate from) throws StoreException {
        return store.remember(new Retention(from, from));
    }
}
