package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.porchlight.proof.HistoryEvent.Doing;

/// Plays tricks at a PC that is on.
final class Tricks {
    private static final List<Duration> MOVES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(8),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(30));
    private static final List<Duration> FAR =
            List.of(Duration.ofDays(30), Duration.ofDays(45), Duration.ofDays(100), Duration.ofDays(250));
    private static final List<Instant> BATTERIES = List.of(
            Instant.parse("1970-01-01T00:00:00Z"),
            Instant.parse("2081-01-01T00:00:00Z"),
            Instant.parse("2010-01-01T00:00:00Z"));

    private static final Duration OBVIOUS = Duration.ofDays(60);

    private final SplittableRandom random;
    private final Story story;
    private final Evening evening;
    private final ZoneId zone;

    Tricks(SplittableRandom random, Story story, Evening evening, ZoneId zone) {
        this.random = random;
        this.story = story;
        this.evening = evening;
        this.zone = zone;
    }

    void play(Trick trick) {
        switch (trick) {
            case NONE -> {}
            case CLOCK_FORWARD -> stepWall(move());
            case CLOCK_BACK -> stepWall(move().negated());
            case BIOS_FORWARD -> again(() -> reboot(move()));
            case BIOS_BACK -> again(() -> reboot(move().negated()));
            case DEAD_BATTERY -> deadBattery();
            case TIME_ZONE -> story.tell(new HistoryEvent.Zone(pick(List.of("America/Los_Angeles", "Asia/Tokyo"))));
            case SLEEP -> again(() -> sleep(false));
            case HIBERNATE -> sleep(true);
            case POWER_CUT -> powerCut();
            case GUARD_KILL -> again(this::killGuard);
            case STALL -> stall();
            case IDLE_CLAIMS -> idleClaims();
            case TWO_SESSIONS -> twoSessions();
            case USER_SWITCH -> userSwitch();
            case POLICY_EDIT ->
                story.tell(HistoryEvent.PolicyEdit.of(evening.family().policy()));
            case DUAL_BOOT -> dualBoot();
            case CONFIRM -> confirm();
            case ZONE_EDIT, FINISH_LINE, NO_HOLD, OWN_LIMIT, CORRECTION ->
                throw new IllegalStateException(trick + " takes no time");
        }
    }

    private void again(Runnable trick) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            trick.run();
            evening.wait(60, 1500);
        }
    }

    private Duration move() {
        var plain = pick(MOVES);
        if (random.nextBoolean()) {
            return plain;
        }
        int seconds = random.nextInt(3600);
        // Beyond the months that are kept in mind, and not so far that nobody would believe it.
        var length = plain.equals(MOVES.getLast()) ? FAR.get(seconds % FAR.size()) : plain;
        return length.plusSeconds(seconds);
    }

    private void stepWall(Duration by) {
        story.tell(new HistoryEvent.WallStep(by));
        evening.wait(30, 1800);
        maybeSync();
    }

    private void maybeSync() {
        if (random.nextInt(3) == 0) {
            story.synchronise();
        }
    }

    private void off() {
        if (random.nextInt(4) > 0) {
            story.does(evening.child(), "", Doing.USE);
            evening.wait(10, 600);
        }
        story.powerOff(random.nextInt(3) > 0);
        evening.wait(10, 120);
    }

    /// The clock in the BIOS is moved between two boots.
    private void reboot(Duration by) {
        off();
        story.chip(by);
        on();
    }

    private void on() {
        story.powerOn();
        evening.wait(5, 60);
        evening.sitDown();
        evening.wait(30, 2400);
        maybeSync();
    }

    private void deadBattery() {
        off();
        story.chip(Duration.between(story.truth(), pick(BATTERIES)));
        on();
    }

    private void dualBoot() {
        off();
        long seconds = zone.getRules().getOffset(story.truth()).getTotalSeconds();
        story.chip(Duration.ofSeconds(random.nextBoolean() ? seconds : -seconds));
        on();
    }

    private void sleep(boolean toDisk) {
        story.sleep(toDisk);
        evening.wait(10, 900);
        if (toDisk || random.nextInt(4) == 0) {
            story.setChip(random.nextBoolean() ? move() : move().negated());
        }
        evening.wait(10, pick(List.of(60, 900, 7200, 30_000)));
        story.resume();
        story.does(evening.child(), "", Doing.USE);
        evening.wait(30, 1200);
        maybeSync();
    }

    private void powerCut() {
        story.does(evening.child(), "", Doing.USE);
        evening.wait(1, 1200);
        story.powerOff(false);
        evening.wait(5, 120);
        story.powerOn();
        evening.wait(1, 60);
        maybeSync();
        evening.sitDown();
    }

    private void killGuard() {
        if (random.nextBoolean()) {
            story.does(evening.child(), "", Doing.USE);
            evening.wait(1, 600);
        }
        story.killGuard();
        evening.wait(1, pick(List.of(6, 120, 900, 2400)));
        if (random.nextInt(4) == 0) {
            story.does(evening.child(), "", random.nextBoolean() ? Doing.LOCK : Doing.USE);
            evening.wait(1, 60);
        }
        if (random.nextInt(8) > 0) {
            story.startGuard();
        } else {
            off();
            on();
        }
    }

    private void stall() {
        var length = Duration.ofSeconds(random.nextInt(6, 400));
        story.tell(new HistoryEvent.Stall(length, random.nextBoolean()));
        story.wait(length.plusSeconds(random.nextInt(1, 10)));
    }

    private void idleClaims() {
        for (int i = random.nextInt(2, 8); i > 0; i--) {
            story.does(evening.child(), "", pick(List.of(Doing.IDLE, Doing.LOCK, Doing.IDLE)));
            evening.wait(60, 1500);
            if (random.nextBoolean()) {
                story.does(evening.child(), "", Doing.USE);
                evening.wait(2, 60);
            }
        }
        story.does(evening.child(), "", Doing.USE);
    }

    private void twoSessions() {
        var child = evening.child();
        story.does(child, "2", Doing.USE);
        evening.wait(10, 600);
        story.does(child, "", pick(List.of(Doing.IDLE, Doing.LOCK, Doing.USE)));
        evening.wait(10, 900);
        story.does(child, "2", pick(List.of(Doing.IDLE, Doing.LOCK, Doing.LOGOUT, Doing.USE)));
        evening.wait(10, 900);
        if (random.nextBoolean()) {
            story.does(child, "2", Doing.LOGOUT);
        }
    }

    private void userSwitch() {
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            if (random.nextInt(3) == 0) {
                evening.parentSitsDown();
            } else {
                evening.sitDown();
            }
            evening.wait(10, 900);
        }
    }

    /// A parent sees the date before saying that it is right; no parent takes 1970 for today.
    private void confirm() {
        if (story.chip().compareTo(OBVIOUS) > 0) {
            story.synchronise();
        }
        if (random.nextInt(3) == 0) {
            story.tell(new HistoryEvent.WallStep(move()));
        }
        var trust =
                random.nextBoolean() ? Optional.of(Duration.ofDays(random.nextInt(1, 8))) : Optional.<Duration>empty();
        evening.wait(5, 300);
        story.tell(new HistoryEvent.Confirm(trust));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
