package org.porchlight.proof;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;

/// Makes up histories: a week in a family, seldom two months, with or without tricks. The same seed gives the same
/// history.
public final class Generator {
    private static final int WEEK = 7;
    private static final int LONG_TIME = 45;
    private static final int LONGEST_TIME = 80;

    /// One history of so many is longer than a week.
    private static final int SELDOM = 50;

    private static final long STREAM = 0x6D6F_6E74_6873_2121L;
    private static final int MOST_TRICKS = 8;
    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Asia/Shanghai",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kolkata",
            "Africa/Cairo",
            "Etc/UTC");

    private final long seed;
    private final SplittableRandom random;
    private final int days;
    private final ZoneId zone;
    private final LocalDate first;
    private final Family family;
    private final Story story;
    private final Set<Trick> played = EnumSet.noneOf(Trick.class);
    private final boolean online;
    private final Extras extras;

    private Generator(long seed, Extras extras) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.days = days(seed);
        this.zone = ZoneId.of(pick(ZONES));
        this.extras = extras;
        this.first = extras.moved(firstDay(), zone);
        this.family = new Family(random, zone.getId(), first, extras);
        this.online = random.nextInt(4) > 0;
        this.story = new Story(first.atTime(15, 0).atZone(zone).toInstant(), random, extras.game());
    }

    /// The history of a seed.
    public static Trial of(long seed) {
        return new Generator(seed, Extras.of(seed)).trial();
    }

    /// The history of a seed without the finer rules and the tricks in passing.
    static Trial plain(long seed) {
        return new Generator(seed, Extras.none()).trial();
    }

    /// How many days a history has, drawn from a random stream of its own, so that all others stay as they are.
    static int days(long seed) {
        var lengths = new SplittableRandom(seed ^ STREAM);
        return lengths.nextInt(SELDOM) == 0 ? lengths.nextInt(LONG_TIME, LONGEST_TIME + 1) : WEEK;
    }

    private Trial trial() {
        var yaml = family.policy();
        if (!(PolicyYaml.read(yaml) instanceof PolicyReading.Valid(var document, var _))) {
            throw new IllegalStateException("seed " + seed + " made a policy that cannot stand:\n" + yaml);
        }
        var tricks = tricks();
        for (int i = 0; i < days; i++) {
            day(first.plusDays(i), shareOf(tricks, days - i));
        }
        story.tell(new HistoryEvent.End());
        var known = played.isEmpty() ? EnumSet.of(Trick.NONE) : played;
        return new Trial(seed, new History("seed " + seed, story.lines()), document, known, online);
    }

    /// One week in four in which the clocks change, where they do; one in four in which a month ends.
    private LocalDate firstDay() {
        var day = LocalDate.of(2026, 9, 1).plusDays(random.nextInt(500));
        return switch (random.nextInt(4)) {
            case 0 -> changeAfter(day).minusDays(random.nextInt(1, 6));
            case 1 -> day.withDayOfMonth(1).minusDays(random.nextInt(1, 6));
            default -> day;
        };
    }

    private LocalDate changeAfter(LocalDate day) {
        var change = zone.getRules().nextTransition(day.atStartOfDay(zone).toInstant());
        return change == null ? day : change.getDateTimeBefore().toLocalDate();
    }

    private Deque<Trick> tricks() {
        var all = new ArrayDeque<Trick>();
        int many = random.nextInt(MOST_TRICKS * days / WEEK + 1);
        var kinds = Trick.lasting();
        for (int i = 0; i < many; i++) {
            all.add(pick(kinds));
        }
        return all;
    }

    private Deque<Trick> shareOf(Deque<Trick> tricks, int daysLeft) {
        var share = new ArrayDeque<Trick>();
        int most = (tricks.size() + daysLeft - 1) / daysLeft;
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            share.add(tricks.remove());
        }
        return share;
    }

    private void day(LocalDate day, Deque<Trick> tricks) {
        boolean off = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (random.nextInt(8) == 0 && tricks.isEmpty() && !day.equals(first)) {
            return;
        }
        if (off && !day.equals(first) && random.nextBoolean()) {
            evening(at(day, 8, 4), at(day, 11, 3), tricks);
        }
        evening(
                day.equals(first) ? story.truth() : at(day, 14, 4),
                at(day, 18, random.nextInt(5) == 0 ? 9 : 4),
                tricks);
    }

    private Instant at(LocalDate day, int hour, int spread) {
        long minute = hour * 60L + random.nextInt(spread * 60);
        return day.atTime(LocalTime.MIDNIGHT)
                .plusMinutes(minute)
                .atZone(zone)
                .toInstant()
                .plusMillis(random.nextInt(60_000));
    }

    /// The PC is on for some hours, and somebody is at it.
    private void evening(Instant from, Instant to, Deque<Trick> tricks) {
        story.waitUntil(from);
        var pc = new Evening(random, story, family, zone, online);
        pc.begin();
        while (story.truth().isBefore(to) || !tricks.isEmpty()) {
            if (!tricks.isEmpty() && (random.nextInt(4) == 0 || !story.truth().isBefore(to))) {
                var trick = tricks.remove();
                played.add(trick);
                new Tricks(random, story, pc, zone).play(trick);
            }
            pc.goOn();
            extras.play(story, family, pc.child()).ifPresent(played::add);
            extras.correct(story, zone, pc.child()).ifPresent(played::add);
        }
        pc.end();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
