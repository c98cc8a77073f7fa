package org.porchlight.tool.trial;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.porchlight.core.policy.ChildId;
import org.porchlight.proof.History;
import org.porchlight.proof.HistoryEvent;
import org.porchlight.proof.HistoryEvent.Doing;

/// What the sample family did in the last four weeks, up to some minutes ago. The same moment in the same zone makes
/// the same history.
final class SampleWeeks {
    static final ChildId MEI = new ChildId("sample-mei");
    static final ChildId JIE = new ChildId("sample-jie");
    static final int DAYS = 28;

    private static final Set<DayOfWeek> FREE = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    /// The PC is off for so long when the trial begins.
    private static final Duration AGO = Duration.ofMinutes(2);

    /// Of these the last minutes before are: somebody asks.
    private static final Duration LAST = Duration.ofMinutes(6);

    private static final List<String> MEIS =
            List.of("krita", "minecraft-launcher", "/usr/bin/gcompris-qt", "krita", "vlc", "scratch-desktop");
    private static final List<String> JIES =
            List.of("minecraft-launcher", "firefox", "thonny", "firefox", "vlc", "supertuxkart");

    private final ZoneId zone;
    private final Instant begin;
    private final Instant cut;
    private final List<History.Line> lines = new ArrayList<>();
    private Instant time;
    private Optional<ChildId> there = Optional.empty();
    private boolean on;

    private SampleWeeks(Instant now, ZoneId zone) {
        this.zone = zone;
        this.begin = now.atZone(zone)
                .toLocalDate()
                .minusDays(DAYS)
                .atTime(9, 0)
                .atZone(zone)
                .toInstant();
        this.cut = now.minus(AGO).minus(LAST);
        this.time = begin;
    }

    static History before(Instant now, ZoneId zone) {
        var weeks = new SampleWeeks(now, zone);
        var today = now.atZone(zone).toLocalDate();
        today.minusDays(DAYS).datesUntil(today.plusDays(1)).forEach(weeks::day);
        weeks.end();
        return new History("sample", weeks.lines);
    }

    private void day(LocalDate day) {
        var random = new SplittableRandom(day.toEpochDay());
        boolean free = FREE.contains(day.getDayOfWeek());
        at(day, free ? "09:20" : "16:20");
        tell(powerOn());
        if (free) {
            at(day, "09:30");
            sits(MEI, random, 20 + random.nextInt(25));
            at(day, "10:45");
            sits(JIE, random, 25 + random.nextInt(25));
            at(day, "14:20");
        } else {
            at(day, "16:35");
        }
        sits(MEI, random, 50 + random.nextInt(40));
        at(day, "18:40");
        sits(JIE, random, 55 + random.nextInt(65));
        pass(10);
        tell(new HistoryEvent.PowerOff());
    }

    /// A child is at the PC: programs one after the other, and between them something else.
    ///
    /// @param minutes in which something is in front
    private void sits(ChildId child, SplittableRandom random, int minutes) {
        var programs = child.equals(MEI) ? MEIS : JIES;
        pass(random.nextInt(12));
        tell(session(child, Doing.LOGIN, Optional.empty()));
        for (int left = minutes; left > 0; ) {
            int length = Math.min(left, 9 + random.nextInt(14));
            tell(session(child, Doing.USE, Optional.of(programs.get(random.nextInt(programs.size())))));
            pass(length);
            left -= length;
            if (left > 0) {
                tell(session(child, random.nextInt(3) == 0 ? Doing.LOCK : Doing.IDLE, Optional.empty()));
                pass(2 + random.nextInt(5));
            } else if (random.nextInt(4) == 0) {
                asks(child);
            }
        }
        tell(session(child, Doing.LOGOUT, Optional.empty()));
    }

    private void asks(ChildId child) {
        var quarter = Optional.of(Duration.ofMinutes(15));
        tell(new HistoryEvent.Request(child, quarter));
        pass(2);
        tell(new HistoryEvent.Approve(child, quarter));
        pass(9);
    }

    /// Whoever is there leaves; the older one has asked for something, and nobody has answered yet.
    private void end() {
        time = cut;
        if (!on) {
            add(powerOn());
        }
        there.ifPresent(child -> add(session(child, Doing.LOGOUT, Optional.empty())));
        pass(2);
        add(new HistoryEvent.Request(JIE, Optional.of(Duration.ofMinutes(20))));
        pass(4);
        add(new HistoryEvent.PowerOff());
        add(new HistoryEvent.End());
    }

    private void at(LocalDate day, String clock) {
        var wanted = day.atTime(LocalTime.parse(clock)).atZone(zone).toInstant();
        time = wanted.isAfter(time) ? wanted : time;
    }

    private void pass(long minutes) {
        time = time.plus(Duration.ofMinutes(minutes));
    }

    private HistoryEvent powerOn() {
        var first = Optional.of(begin).filter(_ -> lines.isEmpty());
        return new HistoryEvent.PowerOn("sample-" + lines.size(), first, first);
    }

    private static HistoryEvent session(ChildId child, Doing doing, Optional<String> title) {
        return new HistoryEvent.Session(child, "", doing, title);
    }

    /// What is still to come does not happen.
    private void tell(HistoryEvent event) {
        if (time.isBefore(cut)) {
            add(event);
        }
    }

    private void add(HistoryEvent event) {
        switch (event) {
            case HistoryEvent.PowerOn _ -> on = true;
            case HistoryEvent.PowerOff _ -> on = false;
            case HistoryEvent.Session(var child, var _, var doing, var _) ->
                there = doing == Doing.LOGOUT ? Optional.empty() : Optional.of(child);
            default -> {}
        }
        var at = lines.isEmpty() ? Duration.ZERO : Duration.between(begin, time);
        lines.add(new History.Line(lines.size() + 1, 1, at, event));
    }
}
