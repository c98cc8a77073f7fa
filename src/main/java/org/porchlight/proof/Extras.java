package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.CivilDays;

/// What a week has beside: finer rules, and tricks that take no time. All of it is drawn from a random stream of its
/// own, so that everything else in the week of a seed is the same with it and without.
final class Extras {
    /// A program with limits of its own in some families.
    static final String GAME = "/usr/games/minetest";

    private static final long STREAM = 0x6C61_6D70_6C69_7421L;
    private static final long CORRECTIONS = 0x636F_7272_6563_7421L;
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SELDOM = 8;
    private static final int MOST_ZONES = 2;
    private static final List<String> ZONES = List.of(
            "Asia/Tokyo", "Asia/Kolkata", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Shanghai");

    /// Never all of a budget: a guard that died counted a little less than that.
    private static final List<Integer> TAKEN_BACK = List.of(3, 7, 13, 26, 41);

    private static final List<String> SHORT = List.of("5m", "10m", "15m", "30m");
    private static final List<String> WINDOWS = List.of(
            "windows: {every-day: [], fri: [\"20:00-21:00\"], days-off: [\"20:00-21:00\"]}",
            "windows: {school-days: [\"17:00-18:30\"], days-off: [\"09:30-11:00\", \"15:00-00:15\"]}",
            "windows: {every-day: [\"16:00-20:00\"]}");
    private static final List<String> BUDGETS =
            List.of("budget: {every-day: 20m}", "budget: {school-days: 10m, days-off: 45m}", "budget: {fri: 0m}");

    private final SplittableRandom random;
    private final SplittableRandom corrections;
    private final boolean corrects;
    private final boolean some;
    private final boolean holidays;
    private final boolean grouped;
    private final List<Trick> tricks = new ArrayList<>();
    private Optional<ChildId> loose = Optional.empty();
    private int zones;

    private Extras(long seed, boolean wanted) {
        this.random = new SplittableRandom(seed ^ STREAM);
        this.corrections = new SplittableRandom(seed ^ CORRECTIONS);
        this.corrects = wanted && corrections.nextInt(4) == 0;
        this.some = wanted && random.nextBoolean();
        this.holidays = some && random.nextInt(3) == 0;
        this.grouped = some && random.nextBoolean();
        for (int i = some ? random.nextInt(3) : 0; i > 0; i--) {
            tricks.add(pick(Trick.inPassing()));
        }
    }

    /// What the week of a seed has beside; nothing in one week of two.
    static Extras of(long seed) {
        return new Extras(seed, true);
    }

    static Extras none() {
        return new Extras(0, false);
    }

    // --- rules ---

    /// Where clocks never change, a week with public holidays is moved to where they are, by whole weeks.
    LocalDate moved(LocalDate first, ZoneId zone) {
        if (!holidays || zone.getRules().nextTransition(BEFORE) != null) {
            return first;
        }
        var unusual = pick(PlainRules.unusualDays().toList());
        return unusual.with(TemporalAdjusters.previousOrSame(first.getDayOfWeek()));
    }

    String calendar() {
        return holidays ? "CN" : "none";
    }

    /// The name of the program that most children like.
    String game() {
        return grouped ? GAME : "minetest";
    }

    void time(StringJoiner time, LocalDate begins) {
        if (some && random.nextBoolean()) {
            time.add("finish-line: " + pick(SHORT));
        }
        if (some && random.nextInt(3) == 0) {
            time.add("step-down: {by: " + pick(SHORT) + ", every: " + pick(List.of("day", "week", "month"))
                    + ", floor: " + pick(List.of("0m", "15m", "30m")) + ", from: "
                    + begins.plusDays(random.nextInt(-40, 6)) + "}");
        }
    }

    /// Rules for programs.
    ///
    /// @param rules those that the family has anyway
    /// @return nothing when there are none
    Optional<String> apps(List<String> rules) {
        if (!grouped) {
            return rules.isEmpty() ? Optional.empty() : Optional.of("default: allow, rules: " + rules);
        }
        var all = new ArrayList<>(rules);
        all.add("{match: {path: " + GAME + "}, then: " + pick(List.of("allow", "allow", "allow", "deny"))
                + ", group: games}");
        var limits = new StringJoiner(", ", "{", "}");
        if (random.nextInt(4) > 0) {
            limits.add(pick(WINDOWS));
        }
        if (random.nextInt(4) > 0) {
            limits.add(pick(BUDGETS));
        }
        return Optional.of("default: " + pick(List.of("allow", "ask", "deny")) + ", rules: " + all
                + ", groups: {games: " + limits + "}");
    }

    // --- tricks ---

    /// Between two things that people do.
    ///
    /// @param child who sits at the PC
    /// @return the trick that was played
    Optional<Trick> play(Story story, Family family, ChildId child) {
        if (tricks.isEmpty() || random.nextInt(SELDOM) > 0) {
            return Optional.empty();
        }
        var trick = pick(tricks);
        switch (trick) {
            case ZONE_EDIT -> {
                if (zones++ < MOST_ZONES) {
                    story.tell(HistoryEvent.PolicyEdit.of(family.movedTo(pick(ZONES))));
                }
            }
            case OWN_LIMIT -> {
                var limit = random.nextInt(3) > 0 ? Optional.of(pick(SHORT)) : Optional.<String>empty();
                story.tell(HistoryEvent.PolicyEdit.of(family.limitingItself(limit)));
            }
            case FINISH_LINE -> story.tell(new HistoryEvent.FinishLine(child));
            case NO_HOLD -> {
                var whom = loose.orElse(child);
                story.tell(new HistoryEvent.Hold(whom, loose.isPresent()));
                loose = loose.isPresent() ? Optional.empty() : Optional.of(whom);
            }
            default -> throw new IllegalStateException(trick + " takes its time");
        }
        return Optional.of(trick);
    }

    /// Between two things that people do a parent finds that it was too much, today or on a day before.
    ///
    /// @param child whose account a parent looks at
    /// @return the trick that was played
    Optional<Trick> correct(Story story, ZoneId zone, ChildId child) {
        if (!corrects || corrections.nextInt(SELDOM) > 0) {
            return Optional.empty();
        }
        var day = CivilDays.of(story.truth(), zone).minusDays(corrections.nextInt(3));
        var amount = Duration.ofMinutes(TAKEN_BACK.get(corrections.nextInt(TAKEN_BACK.size())));
        story.tell(new HistoryEvent.Correct(child, day, amount, ""));
        return Optional.of(Trick.CORRECTION);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
