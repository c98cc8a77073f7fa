package org.porchlight.render;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;

/// Weeks on paper.
final class Weeks {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private Weeks() {}

    /// The week of the design's picture, with programs instead of categories.
    static WeekReport full(String name) {
        return week(
                name,
                List.of(
                        day(60, 0, "Krita", 18, "Firefox", 12, "VLC", 22),
                        day(60, 0, "Krita", 30, "Firefox", 10),
                        day(60, 0, "VLC", 35, "Firefox", 15, "Element", 8),
                        day(60, 1, "Krita", 25, "VLC", 20, "Firefox", 15),
                        day(60, 0, "Minetest", 30, "VLC", 18, "Firefox", 9),
                        day(90, 1, "Minetest", 28, "VLC", 30, "Krita", 24, "Firefox", 4, "Okular", 1, "", 3),
                        day(90, 0, "Krita", 46, "VLC", 16, "Firefox", 6)));
    }

    static WeekReport empty(String name) {
        return week(name, List.of(none(), none(), none(), none(), none(), none(), none()));
    }

    /// An empty week, seen from a day that may lie in another one.
    static WeekReport empty(String name, LocalDate today) {
        var week = empty(name);
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

    static WeekReport week(String name, List<DayFacts> days) {
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
