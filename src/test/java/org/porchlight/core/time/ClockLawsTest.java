package org.porchlight.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What holds for any readings whatever, possible or not.
class ClockLawsTest {
    private static final List<Instant> WALLS = List.of(
            Instant.MIN,
            Instant.MAX,
            Instant.EPOCH,
            Instant.ofEpochMilli(Long.MIN_VALUE),
            Instant.ofEpochMilli(Long.MAX_VALUE),
            Instant.parse("2081-01-01T00:00:00Z"),
            Pc.BUILT,
            Pc.MONDAY);
    private static final List<Duration> STEPS = List.of(
            Duration.ZERO,
            Duration.ofNanos(1),
            Duration.ofMillis(1),
            Duration.ofSeconds(5),
            Duration.ofMinutes(2),
            Duration.ofMinutes(11),
            Duration.ofHours(8),
            Duration.ofDays(1),
            Duration.ofDays(401));
    private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    private static final List<ZoneId> ZONES =
            List.of(Pc.SHANGHAI, ZoneId.of("America/New_York"), ZoneId.of("UTC"), ZoneId.of("Pacific/Apia"));

    @Test
    @Timeout(120)
    void holdForAnySequenceOfReadings() {
        for (int seed = 0; seed < 200_000; seed++) {
            try {
                holdFor(new Random(seed));
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        }
    }

    @Test
    void keepNoMoreThanTheyMayHoweverManyBoots() {
        var pc = Pc.synced();
        for (int boot = 0; boot < 200; boot++) {
            pc.restart(Duration.ofHours(12)).run(Duration.ofMinutes(2)).used();
        }

        assertThat(pc.clock.loose()).hasSize(TrustedClock.MOST_LOOSE);
        assertThat(pc.clock.days()).hasSize(TrustedClock.DAYS_KEPT);
        assertThat(pc.moveWall(Duration.ofDays(-300)).confirm(Duration.ZERO).shifts)
                .hasSize(TrustedClock.MOST_LOOSE + 1);
    }

    private static void holdFor(Random random) {
        var machine = new AnyMachine(random);
        var clock = TrustedClock.setUp(machine.next(), machine.wall()).clock();
        for (int input = 0; input < 12; input++) {
            var zone = ZONES.get(random.nextInt(ZONES.size()));
            var change = switch (random.nextInt(8)) {
                case 0 -> clock.resume(machine.next(), machine.wall(), zone);
                case 1 ->
                    clock.confirm(
                            machine.next(),
                            random.nextBoolean() ? ENDLESS : machine.step().negated(),
                            zone);
                default -> clock.read(machine.next(), zone);
            };
            check(clock, change);
            clock = change.clock();
            if (random.nextBoolean()) {
                clock = clock.used(CivilDays.of(clock.now(), zone));
            }
        }
        assertThat(rebuilt(clock)).isEqualTo(clock);
    }

    private static void check(TrustedClock before, Change change) {
        var after = change.clock();
        boolean isVouchedFor = !change.anchors().isEmpty()
                && switch (change.anchors().getLast().confidence()) {
                    case PARENT, NTP -> true;
                    case RTC, BEHIND -> false;
                };
        if (after.now().isBefore(before.now()) && !isVouchedFor) {
            throw new AssertionError("back from " + before.now() + " to " + after.now());
        }
        require(change.anchors().size() <= 1, "anchors");
        require(change.anchors().isEmpty() || change.anchors().getLast().equals(after.anchor()), "anchor in force");
        require(after.anchor().no() == before.anchor().no() + change.anchors().size(), "numbers");
        require(after.anchor().boot().equals(after.last().boot()), "boot");
        require(isVouchedFor || change.shifts().isEmpty(), "shifts without a word");
        require(!isVouchedFor || after.loose().stream().allMatch(LooseSegment::vouched), "loose after a word");
        require(after.loose().size() <= TrustedClock.MOST_LOOSE, "loose");
        require(after.days().size() <= TrustedClock.DAYS_KEPT, "days");
        // What a store and a zone can do with it.
        require(CivilDays.of(after.now(), Pc.SHANGHAI).isAfter(LocalDate.MIN), "day");
        require(Instant.ofEpochMilli(after.now().toEpochMilli()).equals(after.now()), "milliseconds of an epoch");
        checkShifts(before, change);
    }

    private static void checkShifts(TrustedClock before, Change change) {
        for (var shift : change.shifts()) {
            require(!shift.by().isZero(), "empty shift");
            require(shift.from().compareTo(shift.to()) < 0, "ordered shift");
        }
        // Where the running segment begins now, no loose one lies after it.
        if (change.shifts().isEmpty() || before.loose().isEmpty()) {
            return;
        }
        var bound = change.clock().anchor().at(change.clock().segment().from());
        boolean byAParent = change.clock().confidence() == Confidence.PARENT;
        for (var loose : before.loose().reversed()) {
            if (byAParent && loose.vouched()) {
                continue;
            }
            var same = change.shifts().stream()
                    .filter(shift -> shift.boot().equals(loose.boot())
                            && shift.from().equals(loose.from())
                            && shift.to().equals(loose.to()))
                    .map(Shift::by)
                    .toList();
            // A machine that boots twice by one name may have two segments that cannot be told apart.
            if (same.size() > 1) {
                return;
            }
            var by = same.isEmpty() ? Duration.ZERO : same.getFirst();
            var begin = loose.begin().plus(by);
            var end = begin.plus(loose.to().minus(loose.from()));
            require(loose.from().equals(loose.to()) || !end.isAfter(bound), "loose segment in the future");
            if (!by.isZero()) {
                bound = begin;
            }
        }
    }

    private static void require(boolean holds, String law) {
        if (!holds) {
            throw new AssertionError(law);
        }
    }

    /// The same clock from numbers and words, as a row of a table has them.
    private static TrustedClock rebuilt(TrustedClock clock) {
        var anchor = clock.anchor();
        var last = clock.last();
        var segment = clock.segment();
        return new TrustedClock(
                new Anchor(
                        anchor.no(),
                        new BootId(anchor.boot().value()),
                        millis(anchor.sinceBoot()),
                        millis(anchor.utc()),
                        Confidence.valueOf(anchor.confidence().name())),
                new ClockReading(
                        new BootId(last.boot().value()),
                        millis(last.sinceBoot()),
                        millis(last.awake()),
                        millis(last.wall()),
                        last.synced()),
                new Segment(
                        millis(segment.from()),
                        millis(segment.wall()),
                        millis(segment.told()),
                        millis(segment.refused())),
                millis(clock.built()),
                clock.loose().stream()
                        .map(loose -> new LooseSegment(
                                new BootId(loose.boot().value()),
                                millis(loose.from()),
                                millis(loose.to()),
                                millis(loose.begin()),
                                loose.vouched()))
                        .toList(),
                clock.days().stream()
                        .map(day -> new DayOfUse(LocalDate.ofEpochDay(day.day().toEpochDay()), day.attested()))
                        .toList(),
                new RtcTrust(
                        millis(clock.rtcTrust().until()),
                        millis(clock.rtcTrust().left())));
    }

    private static Duration millis(Duration length) {
        return Duration.ofMillis(length.toMillis());
    }

    private static Instant millis(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli());
    }

    /// Readings that mostly go on, and sometimes are what no machine would say.
    private static final class AnyMachine {
        private final Random random;
        private int boot;
        private Duration sinceBoot = Duration.ZERO;
        private Duration awake = Duration.ZERO;
        private Instant wall = Pc.MONDAY;

        AnyMachine(Random random) {
            this.random = random;
        }

        ClockReading next() {
            var step = step();
            if (random.nextInt(6) == 0) {
                boot = random.nextInt(4);
                awake = Duration.ZERO;
                sinceBoot = Duration.ZERO;
            }
            awake = awake.plus(random.nextBoolean() ? step : Duration.ZERO);
            sinceBoot = sinceBoot.plus(step);
            wall = wall.plus(random.nextInt(3) == 0 ? Duration.ofDays(1).minus(step) : step);
            boolean isEndless = random.nextInt(50) == 0;
            return new ClockReading(
                    new BootId("boot " + boot),
                    isEndless ? ENDLESS : sinceBoot,
                    isEndless && random.nextBoolean() ? ENDLESS : awake,
                    random.nextInt(4) == 0 ? wall() : wall,
                    random.nextInt(4) == 0);
        }

        Duration step() {
            return STEPS.get(random.nextInt(STEPS.size())).multipliedBy(random.nextInt(3));
        }

        Instant wall() {
            return WALLS.get(random.nextInt(WALLS.size()));
        }
    }
}
