package org.porchlight.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.porchlight.core.policy.TimeWindow;

/// Compares the decider with one that knows no intervals: it walks over the minutes and asks of each whether its local
/// time is in a window and whether its day has anything left.
class TimeDeciderLawTest {
    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Africa/Cairo",
            "America/Havana");
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration HORIZON = Duration.ofDays(7);

    @RepeatedTest(120)
    void agreesWithAWalkOverTheMinutes(RepetitionInfo repetition) {
        long seed = 20261124L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var family = Family.of(ZONES.get(random.nextInt(ZONES.size())), time(random));
        var start = Instant.parse("2026-01-01T00:00:00Z").plus(STEP.multipliedBy(random.nextInt(105_000)));
        var facts = facts(random, family, start);

        for (int i = 0; i < 20; i++) {
            var at = start.plus(STEP.multipliedBy(random.nextInt(600)));
            var verdict = family.at(at, facts);
            var walk = new Walk(family, facts);
            var found =
                    "seed " + seed + " at " + at + " by " + family.document().json() + " with " + facts;

            assertThat(verdict.state() == TimeState.OPEN).as(found).isEqualTo(walk.isOpen(at, Duration.ZERO));
            assertThat(verdict.remaining()).as(found).isEqualTo(walk.remaining(at));
            assertThat(verdict.next())
                    .as(found)
                    .isEqualTo(verdict.state() == TimeState.OPEN ? Optional.empty() : walk.next(at));
            assertThat(verdict.until())
                    .as(found)
                    .isEqualTo(
                            verdict.state() == TimeState.OPEN
                                    ? verdict.remaining().map(at::plus)
                                    : Optional.empty());
        }
    }

    private record Walk(Family family, TimeFacts facts) {
        boolean isInside(Instant at) {
            var local = at.atZone(family.zone());
            return belongs(local, local.toLocalDate(), false)
                    || belongs(local, local.toLocalDate().minusDays(1), true)
                    || facts.beyond().stream().anyMatch(open -> !at.isBefore(open.from()) && at.isBefore(open.until()));
        }

        private boolean belongs(ZonedDateTime local, LocalDate startsOn, boolean yesterday) {
            var entry = family.child().time().windows().on(startsOn);
            if (entry.isEmpty()) {
                return !yesterday;
            }
            return entry.get().value().stream().anyMatch(window -> contains(window, local.toLocalTime(), yesterday));
        }

        private static boolean contains(TimeWindow window, LocalTime time, boolean yesterday) {
            boolean crosses =
                    !window.end().equals(LocalTime.MIDNIGHT) && window.end().isBefore(window.start());
            if (yesterday) {
                return crosses && time.isBefore(window.end());
            }
            boolean begun = !time.isBefore(window.start());
            return begun && (crosses || window.end().equals(LocalTime.MIDNIGHT) || time.isBefore(window.end()));
        }

        boolean isOpen(Instant at, Duration usedToday) {
            var day = at.atZone(family.zone()).toLocalDate();
            var use = facts.on(day);
            var budget = family.child().time().budget().on(day);
            boolean left = budget.isEmpty()
                    || budget.get()
                                    .value()
                                    .plus(use.granted())
                                    .minus(use.spent())
                                    .compareTo(usedToday)
                            > 0;
            return isInside(at) && left;
        }

        Optional<Duration> remaining(Instant at) {
            var used = Duration.ZERO;
            var usedToday = Duration.ZERO;
            while (isOpen(at.plus(used), usedToday)) {
                var day = at.plus(used).atZone(family.zone()).toLocalDate();
                used = used.plus(STEP);
                var next = at.plus(used).atZone(family.zone()).toLocalDate();
                usedToday = next.equals(day) ? usedToday.plus(STEP) : Duration.ZERO;
                if (used.compareTo(HORIZON) > 0) {
                    return Optional.empty();
                }
            }
            return Optional.of(used);
        }

        /// Rules repeat every week, so what does not open within two does not open, but for a clock change.
        Optional<Instant> next(Instant at) {
            for (var later = at; later.isBefore(at.plus(Duration.ofDays(15))); later = later.plus(STEP)) {
                if (isOpen(later, Duration.ZERO)) {
                    return Optional.of(later);
                }
            }
            return Optional.empty();
        }
    }

    private static TimeFacts facts(Random random, Family family, Instant start) {
        var facts = TimeFacts.NONE;
        for (int i = 0; i < random.nextInt(4); i++) {
            var at = start.plus(STEP.multipliedBy(random.nextInt(600)));
            var day = at.atZone(family.zone()).toLocalDate();
            facts = random.nextBoolean()
                    ? facts.spending(day, STEP.multipliedBy(random.nextInt(30)))
                    : facts.granting(day, STEP.multipliedBy(random.nextInt(30)));
            if (random.nextInt(3) == 0) {
                facts = facts.opening(new TimeFacts.Beyond(at, at.plus(STEP.multipliedBy(1 + random.nextInt(12)))));
            }
        }
        return facts;
    }

    private static String time(Random random) {
        var windows = new ArrayList<String>();
        var budget = new ArrayList<String>();
        for (var set : sets(random)) {
            windows.add(set + ": [" + String.join(", ", windows(random)) + "]");
        }
        for (var set : sets(random)) {
            budget.add(set + ": " + 5 * random.nextInt(random.nextBoolean() ? 40 : 289) + "m");
        }
        return "{windows: {" + String.join(", ", windows) + "}, budget: {" + String.join(", ", budget) + "}}";
    }

    private static List<String> sets(Random random) {
        var sets = new ArrayList<String>();
        if (random.nextInt(3) > 0) {
            sets.add("every-day");
        }
        for (var day : DayOfWeek.values()) {
            if (random.nextInt(3) == 0) {
                sets.add(day.name().substring(0, 3).toLowerCase(Locale.ROOT));
            }
        }
        return sets;
    }

    private static List<String> windows(Random random) {
        var windows = new ArrayList<String>();
        for (int i = 0; i < random.nextInt(4); i++) {
            int start = random.nextInt(288);
            int end = random.nextInt(4) == 0 ? 288 : random.nextInt(1, 289);
            if (start != end) {
                windows.add("\"" + clock(start) + "-" + clock(end) + "\"");
            }
        }
        return windows;
    }

    private static String clock(int fives) {
        return String.format("%02d:%02d", fives / 12, fives % 12 * 5);
    }
}
