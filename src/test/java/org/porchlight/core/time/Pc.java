package org.porchlight.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.time.ClockEvent.Kind;

/// A PC whose true time is known, and the calendar that a guard on it keeps. Each method is what happens to it.
final class Pc {
    static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
    static final Instant BUILT = Instant.parse("2026-11-01T00:00:00Z");
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final ZoneId zone;
    private Instant truth = MONDAY;
    /// What the clock chip and the wall clock are ahead of the truth.
    private Duration chip = Duration.ZERO;

    private Duration wall = Duration.ZERO;
    private int boots = 1;
    private Duration sinceBoot = Duration.ofSeconds(20);
    private Duration awake = Duration.ofSeconds(20);
    private boolean synced;
    TrustedClock clock;
    final List<ClockEvent> events = new ArrayList<>();
    final List<Shift> shifts = new ArrayList<>();
    final List<Anchor> anchors = new ArrayList<>();

    private Pc(ZoneId zone) {
        this.zone = zone;
        clock = TrustedClock.setUp(reading(), BUILT).clock();
    }

    /// Set up on Monday at 8:00 with the right time, offline.
    static Pc offline() {
        return new Pc(SHANGHAI);
    }

    static Pc in(String zone) {
        return new Pc(ZoneId.of(zone));
    }

    /// The same with a time server that has been heard.
    static Pc synced() {
        return offline().hearServer();
    }

    /// On for so long, with a reading every minute.
    Pc run(Duration length) {
        var left = length;
        while (left.isPositive()) {
            var part = left.compareTo(Duration.ofMinutes(1)) > 0 ? Duration.ofMinutes(1) : left;
            pass(part);
            read();
            left = left.minus(part);
        }
        return this;
    }

    /// On for so long, without a guard.
    Pc pass(Duration length) {
        truth = truth.plus(length);
        sinceBoot = sinceBoot.plus(length);
        awake = awake.plus(length);
        return this;
    }

    Pc off(Duration length) {
        truth = truth.plus(length);
        boots++;
        sinceBoot = Duration.ZERO;
        awake = Duration.ZERO;
        synced = false;
        return this;
    }

    /// Starts after [#off]; the guard reads twenty seconds into the boot.
    Pc on() {
        wall = chip;
        pass(Duration.ofSeconds(20));
        return startGuard();
    }

    /// Off over a time, then on.
    Pc restart(Duration off) {
        return off(off).on();
    }

    Pc startGuard() {
        return take(clock.resume(reading(), BUILT, zone));
    }

    /// Asleep; the kernel takes the length from the clock chip, which somebody moves by `moved` meanwhile.
    Pc sleep(Duration length, Duration moved) {
        truth = truth.plus(length);
        sinceBoot = sinceBoot.plus(length).plus(moved);
        wall = wall.plus(moved);
        chip = chip.plus(moved);
        synced = false;
        pass(Duration.ofSeconds(1));
        return read();
    }

    Pc moveChip(Duration by) {
        chip = chip.plus(by);
        return this;
    }

    Pc setChip(Instant shown) {
        chip = Duration.between(truth, shown);
        return this;
    }

    Pc moveWall(Duration by) {
        wall = wall.plus(by);
        synced = false;
        return this;
    }

    /// A time server sets the wall clock right; seen at the next reading, which is now.
    Pc hearServer() {
        return hearServer(Duration.ZERO);
    }

    /// The same from a server that is off.
    Pc hearServer(Duration off) {
        wall = off;
        synced = true;
        return read();
    }

    Pc confirm(Duration trustRtc) {
        return take(clock.confirm(reading(), trustRtc, zone));
    }

    Pc read() {
        return take(clock.read(reading(), zone));
    }

    Pc forget() {
        events.clear();
        shifts.clear();
        anchors.clear();
        return this;
    }

    /// A child uses it on this day of the household.
    Pc used() {
        clock = clock.used(CivilDays.of(clock.now(), zone));
        return this;
    }

    ClockReading reading() {
        return new ClockReading(boot(), sinceBoot, awake, truth.plus(wall), synced);
    }

    BootId boot() {
        return new BootId("boot " + boots);
    }

    Instant truth() {
        return truth;
    }

    /// What the calendar is ahead of the truth.
    Duration error() {
        return Duration.between(truth, clock.now());
    }

    List<Kind> kinds() {
        return events.stream().map(ClockEvent::kind).toList();
    }

    private Pc take(Change change) {
        clock = change.clock();
        events.addAll(change.events());
        shifts.addAll(change.shifts());
        anchors.addAll(change.anchors());
        return this;
    }
}
