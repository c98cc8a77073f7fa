package org.porchlight.worker;

import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.property.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TimeZone;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.ImportedCalendar;

/// An iCalendar file (RFC 5545) as days by name: for each SUMMARY the household's days on which such an event takes
/// place. Cancelled events and events without a name are left out.
final class IcsFile {
    private static final String BEGINNING = "BEGIN:VCALENDAR";
    /// Uses every part of the reader once.
    private static final String SMALL = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VTIMEZONE
            TZID:x
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0800
            TZOFFSETTO:+0800
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1
            SUMMARY:x
            DTSTART;TZID=x:20260101T080000
            DURATION:PT1H
            RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO,TU
            RDATE;VALUE=DATE:20260301
            EXDATE;TZID=x:20260105T080000
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID;TZID=x:20260106T080000
            SUMMARY:x
            STATUS:CANCELLED
            DTSTART:20260106T080000
            DTEND:20260106T090000
            END:VEVENT
            END:VCALENDAR
            """;

    private final ZoneId zone;
    private final DaysByName days;
    private final Repeats repeats;

    private IcsFile(ZoneId zone, DateRange wanted) {
        this.zone = zone;
        this.days = new DaysByName(wanted);
        this.repeats = new Repeats(wanted);
    }

    /// @param zone of the household
    /// @param around the day from a year before which to three years after which days are wanted
    static ImportedCalendar read(byte[] utf8, ZoneId zone, LocalDate around) throws ChoreException {
        var file = new IcsFile(zone, new DateRange(around.minusYears(1), around.plusYears(3)));
        file.read(text(utf8));
        return file.days.calendar();
    }

    static void rehearse(ZoneId zone, LocalDate around) {
        try {
            var _ = CalendarLines.write(read(SMALL.getBytes(StandardCharsets.UTF_8), zone, around));
            var _ = JsonLines.trouble(Trouble.NOT_A_CALENDAR, "");
        } catch (ChoreException e) {
            throw new IllegalStateException("our own calendar is in order", e);
        }
    }

    private static String text(byte[] utf8) throws ChoreException {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (!plain.stripLeading().regionMatches(true, 0, BEGINNING, 0, BEGINNING.length())) {
                throw new ChoreException(Trouble.NOT_A_CALENDAR, "");
            }
            return plain;
        } catch (CharacterCodingException _) {
            throw new ChoreException(Trouble.NOT_UTF8, "");
        }
    }

    private void read(String text) throws ChoreException {
        try (var reader = new ICalReader(text)) {
            reader.setDefaultTimezone(TimeZone.getTimeZone(zone));
            for (var calendar = reader.readNext(); calendar != null; calendar = reader.readNext()) {
                add(calendar.getEvents(), new Zones(calendar.getTimezoneInfo(), zone, repeats));
            }
        } catch (IOException e) {
            throw new ChoreException(Trouble.NOT_A_CALENDAR, String.valueOf(e.getMessage()));
        }
    }

    private void add(List<VEvent> events, Zones zones) throws ChoreException {
        var replaced = new HashMap<String, List<Moment>>();
        for (var event : events) {
            var id = event.getRecurrenceId();
            if (id != null && id.getValue() != null) {
                replaced.computeIfAbsent(uid(event), _ -> new ArrayList<>()).add(zones.moment(id, id.getValue()));
            }
        }
        for (var event : events) {
            var start = event.getDateStart();
            var name = name(event);
            if (start != null && start.getValue() != null && !name.isEmpty() && !isCancelled(event)) {
                var times = new EventTimes(name, event, zones, zone, days);
                add(event, times, replaced.getOrDefault(uid(event), List.of()));
            }
        }
    }

    private void add(VEvent event, EventTimes times, List<Moment> replaced) throws ChoreException {
        if (event.getRecurrenceId() != null) {
            times.addFirst();
        } else {
            replaced.forEach(times::leaveOut);
            times.addAll(repeats);
        }
    }

    private static boolean isCancelled(VEvent event) {
        Status status = event.getStatus();
        return status != null && status.isCancelled();
    }

    /// Events without an UID are nobody's series.
    private static String uid(VEvent event) {
        var uid = event.getUid();
        return uid == null || uid.getValue() == null ? "" : uid.getValue();
    }

    /// The SUMMARY on one line, without what cannot be seen, at most sixty characters long.
    private static String name(VEvent event) {
        var summary = event.getSummary();
        var said = summary == null || summary.getValue() == null ? "" : summary.getValue();
        var seen = new StringBuilder();
        said.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
                .filter(IcsFile::isSeen)
                .forEach(seen::appendCodePoint);
        var line = seen.toString().strip().replaceAll(" {2,}", " ");
        int end = line.offsetByCodePoints(0, Math.min(DaysByName.LONGEST_NAME, line.codePointCount(0, line.length())));
        return line.substring(0, end).strip();
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
