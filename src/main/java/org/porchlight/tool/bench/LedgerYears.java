package org.porchlight.tool.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.porchlight.core.account.DayTotals;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Ruled;
import org.porchlight.core.account.Sums;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Titles;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.Confidence;

/// Made-up years of a family at its PC, as a guard would write them: per child and day 150 intervals, eight programs,
/// what was refused, now and then a question with its answer. The same arguments make the same facts.
///
/// @param zone of the household
/// @param policy version in force, 64 hexadecimal digits
/// @param first day; its anchor has the number 1
public record LedgerYears(List<ChildId> children, ZoneId zone, String policy, LocalDate first, long seed) {
    private static final int INTERVALS = 150;
    private static final int TITLES = 8;
    private static final LocalTime ON = LocalTime.of(8, 0);
    private static final Duration EACH = Duration.ofMillis(240_123);
    private static final List<String> POOL = List.of(
            "krita",
            "minecraft-launcher",
            "supertuxkart",
            "gcompris-qt",
            "firefox",
            "vlc",
            "libreoffice",
            "scratch",
            "stellarium",
            "anki",
            "luanti",
            "wesnoth",
            "thonny",
            "我的世界",
            "哔哩哔哩",
            "spotify",
            "blender",
            "kdenlive",
            "terraria",
            "geogebra");

    public LedgerYears {
        children = List.copyOf(children);
    }

    /// What is written on a day, in one piece: the anchor of a boot at 8 o'clock, the facts of that day, and the
    /// closing of the day before.
    public Writing day(LocalDate day) {
        return new Day(day).writing();
    }

    /// The facts of one day.
    private final class Day {
        private final LocalDate day;
        private final Random random;
        private final int anchor;
        private final BootId boot;
        private final Instant on;
        private final List<Event> events = new ArrayList<>();

        Day(LocalDate day) {
            this.day = day;
            this.random = new Random(seed ^ day.toEpochDay());
            this.anchor = (int) (day.toEpochDay() - first.toEpochDay()) + 1;
            this.boot = new BootId(new java.util.UUID(random.nextLong(), random.nextLong()).toString());
            this.on = day.atTime(ON).atZone(zone).toInstant();
        }

        Writing writing() {
            add(new Fact.GuardStarted(false), Duration.ZERO);
            for (var child : children) {
                add(
                        new Fact.DayOpened(child, day, zone.getId(), "2026b", Optional.of(Duration.ofHours(3))),
                        Duration.ZERO);
                if (day.isAfter(first)) {
                    var before = day.minusDays(1);
                    var totals = DayTotals.of(Sums.of(intervals(child, before)), Titles::category);
                    events.add(
                            event(new Fact.DayClosed(child, before, totals), new Actor.Guard(), Duration.ZERO, before));
                }
            }
            for (var child : children) {
                use(child);
            }
            return new Writing(
                    List.of(new Anchor(anchor, boot, Duration.ZERO, on, Confidence.NTP)),
                    events,
                    List.of(),
                    Optional.empty());
        }

        private void use(ChildId child) {
            var intervals = intervals(child, day);
            for (int i = 0; i < intervals.size(); i++) {
                var interval = intervals.get(i);
                var upto = Duration.between(on, interval.to());
                add(new Fact.IntervalClosed(child, day, placed(interval)), upto);
                if (i % 20 == 7) {
                    add(new Fact.SiteDenied(child, "ads" + i % 3 + ".example.com", "sites.default"), upto);
                }
                if (i % 60 == 30) {
                    add(new Fact.ProgramDenied(child, "/usr/games/nethack-" + i, "apps.default"), upto);
                }
            }
            var end = EACH.multipliedBy(INTERVALS);
            add(new Fact.LimitReached(child, day, Reason.DAY_BUDGET), end);
            if (random.nextInt(3) == 0) {
                ask(child, end);
            }
        }

        private void ask(ChildId child, Duration at) {
            var more = Duration.ofMinutes(15);
            var asked = on.plus(at);
            var id = "request:" + asked.toEpochMilli();
            add(new Question.Requested(child, asked, Optional.of(more), "再画一会儿"), at);
            var parent = new Actor.Parent("root");
            var granted = new Fact.Granted(child, day, more, Optional.empty(), "", Optional.of(asked), id);
            events.add(event(granted, parent, at.plusSeconds(60), day));
            var answered = new Question.Answered(child, asked, Optional.of(more), "");
            events.add(event(answered, parent, at.plusSeconds(60), day));
        }

        private Interval placed(Interval interval) {
            var place = new Ruled(boot, Duration.between(on, interval.from()), Duration.between(on, interval.to()));
            return new Interval(
                    interval.from(),
                    interval.to(),
                    interval.length(),
                    interval.kind(),
                    interval.title(),
                    interval.why(),
                    interval.recovered(),
                    interval.group(),
                    Optional.of(place));
        }

        private void add(Fact fact, Duration at) {
            events.add(event(fact, new Actor.Guard(), at, day));
        }

        private Event event(Fact fact, Actor actor, Duration at, LocalDate of) {
            var reading = new ClockReading(boot, at, at, on.plus(at), true);
            return new Event(fact, actor, reading, anchor, fact.about().map(_ -> of), policy);
        }
    }

    /// The time of a child on a day, from 8 o'clock on.
    private List<Interval> intervals(ChildId child, LocalDate day) {
        var random = new Random(seed ^ day.toEpochDay() * 31 ^ child.value().hashCode());
        var titles = new ArrayList<String>();
        for (int i = 0; i < TITLES; i++) {
            titles.add(POOL.get(random.nextInt(POOL.size())));
        }
        var from = day.atTime(ON).atZone(zone).toInstant();
        var found = new ArrayList<Interval>();
        for (int i = 0; i < INTERVALS; i++) {
            var kind = kind(i);
            var to = from.plus(EACH);
            var title = kind.isUse() ? Optional.of(titles.get(random.nextInt(TITLES))) : Optional.<String>empty();
            var group = kind.isSpent() && i % 3 == 0 ? Optional.of("apps.games") : Optional.<String>empty();
            var length = Duration.ofMillis(EACH.toMillis() - random.nextInt(50));
            found.add(new Interval(from, to, length, kind, title, Reason.WINDOW, false, group, Optional.empty()));
            from = to;
        }
        return found;
    }

    private static Kind kind(int no) {
        return switch (no % 15) {
            case 3, 9 -> Kind.IDLE;
            case 5 -> Kind.LOCKED;
            case 7 -> Kind.AWAY;
            case 11 -> Kind.EXEMPT;
            case 13 -> no > 120 ? Kind.FROZEN : Kind.COUNTED;
            default -> Kind.COUNTED;
        };
    }
}
