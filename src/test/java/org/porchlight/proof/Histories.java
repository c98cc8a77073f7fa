package org.porchlight.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.porchlight.core.policy.ChildId;

/// Histories by chance, the same for the same seed.
final class Histories {
    private static final ChildId MEI = new ChildId("mei");
    private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

    private final Random random;
    private final List<History.Line> lines = new ArrayList<>();
    private Duration at = Duration.ZERO;
    private boolean on = true;
    private boolean asleep;
    private boolean guarded = true;
    private int boots = 1;

    private Histories(long seed) {
        this.random = new Random(seed);
    }

    static History random(long seed) {
        var making = new Histories(seed);
        making.add(new HistoryEvent.PowerOn("1", Optional.of(BEGIN), Optional.empty()));
        int length = making.random.nextInt(5, 40);
        for (int i = 0; i < length; i++) {
            making.at =
                    making.at.plusMillis(making.random.nextLong(1, making.random.nextBoolean() ? 60_000 : 7_200_000));
            making.next();
        }
        making.add(new HistoryEvent.End());
        return new History("seed " + seed, making.lines);
    }

    private void add(HistoryEvent event) {
        lines.add(new History.Line(lines.size() + 1, at, event));
    }

    private void next() {
        if (!on) {
            on = true;
            guarded = true;
            var rtc = random.nextInt(3) == 0
                    ? Optional.of(BEGIN.plus(at).plusSeconds(random.nextLong(-200_000, 200_000)))
                    : Optional.<Instant>empty();
            add(new HistoryEvent.PowerOn(Integer.toString(++boots), Optional.empty(), rtc));
        } else if (asleep) {
            if (random.nextInt(3) == 0) {
                add(new HistoryEvent.RtcSet(BEGIN.plus(at).plusSeconds(random.nextLong(-100_000, 100_000))));
            } else {
                asleep = false;
                add(new HistoryEvent.Resume());
            }
        } else {
            add(awake(random.nextInt(24)));
        }
    }

    private HistoryEvent awake(int choice) {
        return switch (choice) {
            case 0, 1, 2, 3, 4 -> session(HistoryEvent.Doing.USE);
            case 5 -> session(HistoryEvent.Doing.IDLE);
            case 6 -> session(HistoryEvent.Doing.LOCK);
            case 7 -> session(HistoryEvent.Doing.LOGOUT);
            case 8 -> session(HistoryEvent.Doing.LOGIN);
            case 9, 10 -> new HistoryEvent.Ntp();
            case 11 -> new HistoryEvent.WallStep(Duration.ofSeconds(random.nextLong(-200_000, 200_000)));
            case 12 -> new HistoryEvent.Stall(Duration.ofSeconds(random.nextLong(1, 300)), random.nextBoolean());
            case 13 -> new HistoryEvent.Media(MEI, random.nextBoolean());
            case 14 -> new HistoryEvent.Grant(MEI, Duration.ofMinutes(random.nextLong(1, 60)), random.nextBoolean());
            case 15 -> new HistoryEvent.Pause(Optional.of(MEI), Optional.of(Duration.ofMinutes(10)));
            case 16 -> new HistoryEvent.Unpause(Optional.empty());
            case 17 -> new HistoryEvent.Request(MEI, Optional.of(Duration.ofMinutes(5)));
            case 18 -> new HistoryEvent.Approve(MEI, Optional.empty());
            case 19 -> new HistoryEvent.Confirm(Optional.empty());
            case 20 -> new HistoryEvent.Help(MEI, random.nextBoolean());
            case 21 -> policy();
            default -> power(random.nextInt(4));
        };
    }

    private HistoryEvent power(int choice) {
        return switch (choice) {
            case 0 -> {
                asleep = true;
                yield random.nextBoolean() ? new HistoryEvent.Suspend() : new HistoryEvent.Hibernate();
            }
            case 1 -> {
                on = false;
                yield new HistoryEvent.PowerOff();
            }
            case 2 -> {
                on = false;
                yield new HistoryEvent.PowerCut();
            }
            default -> {
                guarded = !guarded;
                yield guarded ? new HistoryEvent.StartGuard() : new HistoryEvent.KillGuard();
            }
        };
    }

    private HistoryEvent policy() {
        try {
            return HistoryEvent.PolicyEdit.of(Files.readString(
                    GoldenHistoriesTest.FOLDER.resolve(random.nextBoolean() ? "hour.yaml" : "berlin.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HistoryEvent session(HistoryEvent.Doing doing) {
        var session = random.nextInt(4) == 0 ? "tty2" : "";
        var title = random.nextBoolean() ? Optional.of("Krita") : Optional.<String>empty();
        return new HistoryEvent.Session(MEI, session, doing, title);
    }
}
