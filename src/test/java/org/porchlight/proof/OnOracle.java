package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// Histories as the oracle sees them.
abstract class OnOracle {
    static final String HOUR = "windows: {every-day: [\"08:00-20:00\"]}, budget: {every-day: 1h}";

    static DayOutcome day(History history, String time, String day) {
        return day("Asia/Shanghai", history, time, day);
    }

    static DayOutcome day(String zone, History history, String time, String day) {
        var policy = Tale.policy(zone, time);
        var days = Oracle.judge(history, policy);
        assertThat(Oracle.judge(history, policy, Oracle.Pace.SECOND, Watch.NOBODY))
                .isEqualTo(days);
        return days.getOrDefault(Tale.MEI, List.of()).stream()
                .filter(one -> one.day().equals(LocalDate.parse(day)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(day + " is not among " + days));
    }

    static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
