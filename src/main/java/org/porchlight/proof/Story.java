package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.porchlight.core.policy.ChildId;
import org.porchlight.proof.HistoryEvent.Doing;

/// A history while it is being made up: what is so now, so that only what can happen happens. In milliseconds.
final class Story {
    /// A program that does not count in some families.
    static final String LESSON = "/usr/bin/gcompris-qt";

    private final Instant begin;
    private final SplittableRandom random;
    private final String game;
    private final List<History.Line> lines = new ArrayList<>();
    private final Map<ChildId, Set<String>> sessions = new HashMap<>();
    private long now;
    private boolean on;
    private boolean guarded;
    private boolean asleep;
    private long chipAhead;
    private int boots;

    /// @param game the program that is in front most often
    Story(Instant begin, SplittableRandom random, String game) {
        this.game = game;
        this.begin = begin;
        this.random = random;
    }

    List<History.Line> lines() {
        return lines;
    }

    Instant truth() {
        return begin.plusMillis(now);
    }

    boolean isOn() {
        return on;
    }

    boolean isAsleep() {
        return asleep;
    }

    boolean isGuarded() {
        return guarded;
    }

    void wait(Duration length) {
        now += length.toMillis();
    }

    void waitUntil(Instant at) {
        now = Math.max(now, Duration.between(begin, at).toMillis());
    }

    void tell(HistoryEvent event) {
        lines.add(new History.Line(lines.size() + 1, Duration.ofMillis(now), event));
    }

    /// What the clock chip is ahead of true time from now on; what a boot finds.
    void chip(Duration ahead) {
        chipAhead = ahead.toMillis();
    }

    /// How far the clock chip is off.
    Duration chip() {
        return Duration.ofMillis(Math.abs(chipAhead));
    }

    void powerOn() {
        var rtc = chipAhead == 0 ? Optional.<Instant>empty() : Optional.of(truth().plusMillis(chipAhead));
        tell(new HistoryEvent.PowerOn(
                "B" + ++boots,
                lines.isEmpty() ? Optional.of(begin) : Optional.empty(),
                lines.isEmpty() ? Optional.of(begin) : rtc));
        on = true;
        guarded = true;
        asleep = false;
        sessions.clear();
    }

    void powerOff(boolean orderly) {
        tell(orderly ? new HistoryEvent.PowerOff() : new HistoryEvent.PowerCut());
        on = false;
        guarded = false;
    }

    void sleep(boolean toDisk) {
        tell(toDisk ? new HistoryEvent.Hibernate() : new HistoryEvent.Suspend());
        asleep = true;
    }

    void resume() {
        tell(new HistoryEvent.Resume());
        asleep = false;
    }

    /// The kernel sets the chip when it follows a time server.
    void synchronise() {
        tell(new HistoryEvent.Ntp());
        chipAhead = 0;
        tell(new HistoryEvent.RtcSet(truth()));
    }

    void setChip(Duration ahead) {
        chip(ahead);
        tell(new HistoryEvent.RtcSet(truth().plus(ahead)));
    }

    void killGuard() {
        if (guarded) {
            tell(new HistoryEvent.KillGuard());
            guarded = false;
        }
    }

    void startGuard() {
        if (!guarded) {
            tell(new HistoryEvent.StartGuard());
            guarded = true;
        }
    }

    void does(ChildId child, String session, Doing doing) {
        var own = sessions.computeIfAbsent(child, _ -> new TreeSet<>());
        if (doing == Doing.LOGOUT) {
            if (!own.remove(session)) {
                return;
            }
        } else if (own.add(session) && doing != Doing.LOGIN) {
            tell(new HistoryEvent.Session(child, session, Doing.LOGIN, Optional.empty()));
        }
        tell(new HistoryEvent.Session(child, session, doing, title(doing)));
    }

    private Optional<String> title(Doing doing) {
        if (doing != Doing.USE) {
            return Optional.empty();
        }
        return switch (random.nextInt(4)) {
            case 0 -> Optional.of(LESSON);
            case 1 -> Optional.empty();
            default -> Optional.of(game);
        };
    }
}
