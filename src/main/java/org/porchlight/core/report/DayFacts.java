package org.porchlight.core.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One day of a child as a sum, which is all that reports are made from.
///
/// @param budget nothing when the day has no limit or was never opened
/// @param exempt at the PC and not counted
/// @param byTitle counted time by program, the untitled rest under the empty string
/// @param limitHits how often the time closed while a session was there
/// @param programsDenied paths, each with how many minutes in which it was tried
/// @param sitesDenied hosts, each with how many minutes in which it was tried
public record DayFacts(
        LocalDate day,
        Optional<Duration> budget,
        Duration counted,
        Duration exempt,
        Map<String, Duration> byTitle,
        int limitHits,
        Map<String, Integer> programsDenied,
        Map<String, Integer> sitesDenied) {
    public DayFacts {
        byTitle = Map.copyOf(byTitle);
        programsDenied = Map.copyOf(programsDenied);
        sitesDenied = Map.copyOf(sitesDenied);
    }

    /// A day on which all use counted.
    public DayFacts(
            LocalDate day,
            Optional<Duration> budget,
            Duration counted,
            Map<String, Duration> byTitle,
            int limitHits,
            Map<String, Integer> programsDenied,
            Map<String, Integer> sitesDenied) {
        this(day, budget, counted, Duration.ZERO, byTitle, limitHits, programsDenied, sitesDenied);
    }

    /// Titles with the most time first, at most `most`.
    public List<Map.Entry<String, Duration>> longestTitles(int most) {
        return byTitle.entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .toList();
    }
}
