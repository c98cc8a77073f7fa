package org.porchlight.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// Local dates and times of a household, by the definition: what its clocks show. In milliseconds since 1970.
final class HomeTime {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    final ZoneId zone;
    private final ZoneRules rules;

    // Between two clock changes the offset stands still.
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long offset;
    private long latestDay;

    HomeTime(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    /// The day that has begun last, as days since 1970; a clock that goes back over midnight does not bring it back.
    long day(long at) {
        return Math.max(shownDay(at), latestDay);
    }

    LocalDate date(long at) {
        return LocalDate.ofEpochDay(day(at));
    }

    /// Where the day after a day begins.
    long startAfter(long day) {
        return LocalDate.ofEpochDay(day + 1).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /// The date that clocks show.
    long shownDay(long at) {
        look(at);
        return Math.floorDiv(at + offset, DAY);
    }

    /// The minute that clocks show, 0 to 1439.
    int minute(long at) {
        look(at);
        return (int) (Math.floorMod(at + offset, DAY) / MINUTE);
    }

    /// How far into a day the time is that clocks show.
    long timeOfDay(long at) {
        look(at);
        return Math.floorMod(at + offset, DAY);
    }

    /// When clocks show a time on a day, as days since 1970.
    long at(long day, long timeOfDay) {
        var time = LocalTime.ofNanoOfDay(timeOfDay * 1_000_000);
        return LocalDate.ofEpochDay(day).atTime(time).atZone(zone).toInstant().toEpochMilli();
    }

    /// How long it is until clocks show another day, or are changed.
    long untilNextDay(long at) {
        look(at);
        return Math.min(DAY - Math.floorMod(at + offset, DAY), to - at);
    }

    /// How long it is until clocks show another minute.
    static long untilNextMinute(long at) {
        return untilMinute(at, 1);
    }

    /// How long it is until clocks have shown so many other minutes.
    static long untilMinute(long at, int many) {
        return many * MINUTE - Math.floorMod(at, MINUTE);
    }

    private void look(long at) {
        if (at >= from && at < to) {
            return;
        }
        var instant = Instant.ofEpochMilli(at);
        offset = rules.getOffset(instant).getTotalSeconds() * 1000L;
        var before = rules.previousTransition(instant.plusMillis(1));
        var after = rules.nextTransition(instant);
        from = before == null ? Long.MIN_VALUE : before.toEpochSecond() * 1000;
        to = after == null ? Long.MAX_VALUE : after.toEpochSecond() * 1000;
        latestDay = before == null ? Long.MIN_VALUE : lastDayBefore(before);
    }

    private static long lastDayBefore(ZoneOffsetTransition change) {
        return change.getDateTimeBefore().minusNanos(1).toLocalDate().toEpochDay();
    }
}
