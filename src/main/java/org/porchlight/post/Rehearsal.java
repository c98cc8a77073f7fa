package org.porchlight.post;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;

/// A week that nobody had, of the same days as another one: none of its words were said by anybody.
final class Rehearsal {
    private static final Duration USED = Duration.ofMinutes(30);

    private Rehearsal() {}

    static WeekReport of(WeekReport report) {
        return new WeekReport(
                report.child(),
                report.child().value(),
                report.week(),
                report.zone(),
                report.today(),
                Visibility.DETAIL,
                days(report.days()),
                days(report.before()),
                List.of());
    }

    private static List<DayFacts> days(List<DayFacts> days) {
        return days.stream()
                .map(day ->
                        new DayFacts(day.day(), Optional.of(USED), USED, Map.of("krita", USED), 1, Map.of(), Map.of()))
                .toList();
    }
}
