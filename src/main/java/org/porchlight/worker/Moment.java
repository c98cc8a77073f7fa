package org.porchlight.worker;

import biweekly.util.DateTimeComponents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/// A date in a calendar file.
///
/// @param allDay without a time; it then stands for its midnight in UTC, where every day has 24 hours
/// @param local as written
/// @param rules of the zone in which it is written
record Moment(boolean allDay, LocalDateTime local, ZoneRules rules) {
    static final ZoneRules UTC = ZoneOffset.UTC.getRules();

    static Moment day(LocalDate day) {
        return new Moment(true, day.atStartOfDay(), UTC);
    }

    LocalDate day() {
        return local.toLocalDate();
    }

    /// In an hour that comes twice the earlier one; a time that is skipped is as much later (RFC 5545 §3.3.5).
    Instant at() {
        return instant(local, rules);
    }

    Moment with(LocalDateTime other) {
        return new Moment(allDay, other, rules);
    }

    static Instant instant(LocalDateTime local, ZoneRules rules) {
        var offsets = rules.getValidOffsets(local);
        return local.toInstant(offsets.isEmpty() ? rules.getTransition(local).getOffsetBefore() : offsets.getFirst());
    }

    /// As lenient as the reader is: 30 February is 2 March.
    static LocalDateTime local(DateTimeComponents raw) {
        return LocalDate.of(raw.getYear(), 1, 1)
                .plusMonths(raw.getMonth() - 1L)
                .plusDays(raw.getDate() - 1L)
                .atTime(LocalTime.MIDNIGHT)
                .plusHours(raw.getHour())
                .plusMinutes(raw.getMinute())
                .plusSeconds(raw.getSecond());
    }
}
