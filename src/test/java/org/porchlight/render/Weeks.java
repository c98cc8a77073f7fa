package org.porchlight.render;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.Kind;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.Doubt;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;

/// Weeks on paper.
public final class Weeks {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private Weeks() {}

    /// The week of the design's picture, with one that went before it.
    public static WeekReport full(String name) {
        var week = week(
                name,
                List.of(
                        quiet(day(60, 0, "krita", 18, "firefox", 12, "vlc", 22), 25, 2, "7K3M9QPT"),
                        quiet(day(60, 0, "krita", 30, "firefox", 10), 30, 1, "M2XW8RTA"),
                        quiet(day(60, 0, "vlc", 35, "firefox", 15, "discord", 8), 20, 2, "9QJH4KPC"),
                        quiet(day(60, 1, "krita", 25, "vlc", 20, "firefox", 15), 35, 2, "B7NTX3WE"),
                        quiet(day(60, 0, "luanti", 30, "vlc", 18, "firefox", 9), 15, 1, "T5RMA2KV"),
                        quiet(day(90, 1, "luanti", 28, "vlc", 30, "krita", 24, "firefox", 8), 40, 2, "H8PCW6QX"),
                        quiet(day(90, 0, "krita", 46, "vlc", 16, "firefox", 6), 57, 1, "")),
                List.of(
                        day(60, 0, "vlc", 30, "firefox", 20),
                        day(60, 0, "krita", 30, "vlc", 20),
                        day(60, 0, "vlc", 25, "firefox", 15, "discord", 10),
                        day(60, 1, "krita", 30, "luanti", 30),
                        day(60, 0, "luanti", 30, "firefox", 30),
                        day(90, 1, "luanti", 28, "vlc", 50, "krita", 12),
                        day(90, 0, "krita", 30, "vlc", 50, "firefox", 22)));
        var asked = List.of(
                new Asking("k7m3a", at(3, 19, 40), Optional.of(Duration.ofMinutes(15)), "再画一会儿就好了", Optional.empty()),
                new Asking(
                        "p4x2q",
                        at(5, 17, 5),
                        Optional.of(Duration.ofMinutes(30)),
                        "Lena is online",
                        Optional.of(new Asking.Answer(at(5, 17, 9), "parent:root", Optional.empty(), "先吃饭"))));
        return new WeekReport(
                week.child(),
                week.name(),
                week.week(),
                week.zone(),
                week.today(),
                week.told(),
                week.days(),
                week.before(),
                asked);
    }

    /// The same, in which rows of the account were disputed: one that waits, one that was taken back, one that stays.
    static WeekReport disputed(String name) {
        return disputed(name, 3);
    }

    /// @param most how many of them at most
    static WeekReport disputed(String name, int most) {
        var week = full(name);
        var disputes = List.of(
                dispute("w2x9c", 1, 16, "我在吃饭", Optional.empty()),
                dispute(
                        "h3k8v",
                        3,
                        19,
                        "Dad used it",
                        Optional.of(new Dispute.Answer(at(4, 8, 0), "parent:root", Duration.ofMinutes(12), "对，是我"))),
                dispute(
                        "r6t2n",
                        5,
                        17,
                        "that was homework",
                        Optional.of(new Dispute.Answer(at(6, 9, 30), "parent:root", Duration.ZERO, "是游戏"))));
        return with(week, disputes.subList(0, most), List.of());
    }

    /// The same week with those.
    public static WeekReport with(WeekReport week, List<Dispute> disputes, List<Doubt> doubts) {
        return new WeekReport(
                week.child(),
                week.name(),
                week.week(),
                week.zone(),
                week.today(),
                week.told(),
                week.days(),
                week.before(),
                week.requests(),
                disputes,
                doubts);
    }

    /// The same, of which the guard was not sure of everything.
    public static WeekReport doubted(String name) {
        return with(
                full(name),
                List.of(),
                List.of(
                        new Doubt(MONDAY.plusDays(3), Doubt.Of.CLOCK),
                        new Doubt(MONDAY.plusDays(4), Doubt.Of.HOLDING),
                        new Doubt(MONDAY.plusDays(5), Doubt.Of.PROGRAMS),
                        new Doubt(MONDAY.plusDays(6), Doubt.Of.CLOCK)));
    }

    private static Dispute dispute(String id, int day, int hour, String text, Optional<Dispute.Answer> answer) {
        var row = new Question.Disputed.Row(at(day, hour, 10), at(day, hour, 40), Duration.ofMinutes(30), Kind.COUNTED);
        return new Dispute(id, MONDAY.plusDays(day), at(day, hour, 50), row, text, answer);
    }

    private static Instant at(int day, int hour, int minute) {
        return MONDAY.plusDays(day)
                .atTime(hour, minute)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }

    /// A day with time that did not count, and with rests of six minutes.
    private static DayFacts quiet(DayFacts day, int exempt, int rests, String receipt) {
        var kinds = new EnumMap<Kind, Duration>(day.kinds());
        kinds.put(Kind.EXEMPT, Duration.ofMinutes(exempt));
        return new DayFacts(
                day.day(),
                day.budget(),
                day.limit(),
                day.counted(),
                kinds,
                day.byTitle(),
                day.byCategory(),
                day.limitHits(),
                new DayFacts.Rests(rests, Duration.ofMinutes(6L * rests), Duration.ZERO),
                day.asked(),
                day.given(),
                day.programs(),
                day.sites(),
                receipt.isEmpty() ? Optional.empty() : Optional.of(receipt));
    }

    public static WeekReport empty(String name) {
        return week(name, List.of(none(), none(), none(), none(), none(), none(), none()));
    }

    /// An empty week, seen from a day that may lie in another one.
    public static WeekReport empty(String name, LocalDate today) {
        return seen(empty(name), today);
    }

    /// The same week, seen from another day.
    static WeekReport seen(WeekReport week, LocalDate today) {
        return new WeekReport(
                week.child(),
                week.name(),
                week.week(),
                week.zone(),
                today,
                week.told(),
                week.days(),
                week.before(),
                week.requests());
    }

    public static WeekReport week(String name, List<DayFacts> days) {
        return week(name, days, List.of(none(), none(), none(), none(), none(), none(), none()));
    }

    static WeekReport week(String name, List<DayFacts> days, List<DayFacts> before) {
        return new WeekReport(
                new ChildId("mei"),
                name,
                "2026-W47",
                "Asia/Shanghai",
                MONDAY.plusDays(6),
                Visibility.DETAIL,
                dated(days, MONDAY),
                dated(before, MONDAY.minusDays(7)),
                List.of());
    }

    private static List<DayFacts> dated(List<DayFacts> days, LocalDate first) {
        var dated = new ArrayList<DayFacts>();
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i);
            dated.add(new DayFacts(
                    first.plusDays(i),
                    day.budget(),
                    day.limit(),
                    day.counted(),
                    day.kinds(),
                    day.byTitle(),
                    day.byCategory(),
                    day.limitHits(),
                    day.rests(),
                    day.asked(),
                    day.given(),
                    day.programs(),
                    day.sites(),
                    day.receipt()));
        }
        return dated;
    }

    /// @param budget minutes; 0 when the day has no limit
    /// @param titlesAndMinutes a title, its minutes, and so on
    static DayFacts day(int budget, int limitHits, Object... titlesAndMinutes) {
        var byTitle = new LinkedHashMap<String, Duration>();
        for (int i = 0; i < titlesAndMinutes.length; i += 2) {
            byTitle.put((String) titlesAndMinutes[i], Duration.ofMinutes((Integer) titlesAndMinutes[i + 1]));
        }
        return new DayFacts(
                MONDAY,
                budget == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(budget)),
                byTitle.values().stream().reduce(Duration.ZERO, Duration::plus),
                byTitle,
                limitHits,
                limitHits == 0 ? Map.of() : Map.of("/usr/games/steam", 2),
                limitHits == 0 ? Map.of("ads.example", 1) : Map.of("ads.example", 4, "tracker.example", 1));
    }

    static DayFacts none() {
        return new DayFacts(MONDAY, Optional.empty(), Duration.ZERO, Map.of(), 0, Map.of(), Map.of());
    }
}
