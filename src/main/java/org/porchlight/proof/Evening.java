package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.porchlight.core.policy.ChildId;
import org.porchlight.proof.HistoryEvent.Doing;

/// A PC that is on, and what ordinary people do at it.
final class Evening {
    private final SplittableRandom random;
    private final Story story;
    private final Family family;
    private final ZoneId zone;
    private final boolean online;
    private ChildId child;

    Evening(SplittableRandom random, Story story, Family family, ZoneId zone, boolean online) {
        this.random = random;
        this.story = story;
        this.family = family;
        this.zone = zone;
        this.online = online;
        this.child = family.children().getFirst();
    }

    ChildId child() {
        return child;
    }

    Family family() {
        return family;
    }

    void begin() {
        if (story.isAsleep()) {
            story.resume();
        } else if (!story.isOn()) {
            story.powerOn();
        }
        if (online && random.nextInt(10) > 0) {
            wait(2, 120);
            story.synchronise();
        }
        wait(1, 90);
        if (random.nextInt(12) == 0) {
            story.tell(new HistoryEvent.Tick(Duration.ofSeconds(random.nextInt(1, 6))));
        }
        sitDown();
    }

    void sitDown() {
        child = pick(family.children());
        story.does(child, "", Doing.USE);
    }

    /// Somebody of whom no policy says anything has the screen for a while.
    void parentSitsDown() {
        story.does(Family.PARENT, "", Doing.USE);
        wait(10, 1200);
        if (random.nextBoolean()) {
            story.does(Family.PARENT, "", Doing.LOGOUT);
            wait(10, 600);
        }
        sitDown();
    }

    /// One thing that people do, and the time it takes.
    void goOn() {
        switch (random.nextInt(20)) {
            case 0, 1 -> story.does(child, "", Doing.IDLE);
            case 2 -> story.does(child, "", Doing.LOCK);
            case 3 -> sitDown();
            case 4 -> {
                story.tell(new HistoryEvent.Media(child, true));
                story.does(child, "", Doing.IDLE);
            }
            case 5 -> story.tell(new HistoryEvent.Media(child, false));
            case 6 -> ask();
            case 7 -> story.tell(new HistoryEvent.Grant(child, minutes(2, 25), random.nextInt(3) == 0));
            case 8 -> pause();
            case 9 -> story.tell(new HistoryEvent.Help(child, random.nextBoolean()));
            case 10 -> story.does(child, "", Doing.LOGOUT);
            case 11 -> untilSomethingBegins();
            default -> story.does(child, "", Doing.USE);
        }
        wait(20, random.nextInt(3) == 0 ? 3600 : 900);
    }

    private void ask() {
        story.tell(new HistoryEvent.Request(child, Optional.of(minutes(5, 30))));
        if (random.nextBoolean()) {
            wait(5, 300);
            var amount = random.nextBoolean() ? Optional.of(minutes(5, 30)) : Optional.<Duration>empty();
            story.tell(new HistoryEvent.Approve(child, amount));
        }
    }

    private void pause() {
        var whom = random.nextBoolean() ? Optional.of(child) : Optional.<ChildId>empty();
        story.tell(
                new HistoryEvent.Pause(whom, random.nextInt(4) > 0 ? Optional.of(minutes(5, 60)) : Optional.empty()));
        if (random.nextBoolean()) {
            wait(30, 1200);
            story.tell(new HistoryEvent.Unpause(whom));
        }
    }

    /// Just before, at, or just after a full half hour, or midnight when it is near: there windows begin and days end.
    private void untilSomethingBegins() {
        var local = story.truth().atZone(zone);
        int half = local.getMinute() < 30 ? 30 : 60;
        var next =
                local.withMinute(0).withSecond(0).withNano(0).plusMinutes(half).toInstant();
        story.does(child, "", Doing.USE);
        story.waitUntil(next.plusMillis(random.nextInt(-2, 3) * 500L));
    }

    void end() {
        if (!story.isGuarded() && random.nextBoolean()) {
            story.startGuard();
        }
        switch (random.nextInt(8)) {
            case 0 -> story.powerOff(false);
            case 1 -> story.sleep(false);
            case 2 -> story.sleep(true);
            case 3 -> {
                story.does(child, "", Doing.LOGOUT);
                wait(5, 600);
                story.powerOff(true);
            }
            default -> story.powerOff(true);
        }
        wait(10, 30);
    }

    void wait(int fromSeconds, int toSeconds) {
        long millis = random.nextInt(4) == 0 ? random.nextInt(1000) : 0;
        story.wait(Duration.ofSeconds(random.nextInt(fromSeconds, toSeconds)).plusMillis(millis));
    }

    Duration minutes(int from, int to) {
        return Duration.ofMinutes(random.nextInt(from, to));
    }

    Instant now() {
        return story.truth();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
