package org.porchlight.worker;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.policy.ImportedCalendar;

/// Calendar files as a family may have them.
abstract class OnIcsFiles {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    static final String FOREVER = "2029-11-24";

    static Map<String, String> read(ZoneId zone, String... lines) throws ChoreException {
        return ranges(
                ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n" + String.join("\r\n", lines)
                                + "\r\nEND:VCALENDAR\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                zone);
    }

    static Map<String, String> ranges(byte[] file, ZoneId zone) throws ChoreException {
        return IcsFile.read(file, zone, TODAY).events().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(range -> range.first().equals(range.last())
                                        ? range.first().toString()
                                        : range.first() + ".." + range.last())
                                .collect(Collectors.joining(" "))));
    }

    static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260101T000000Z\r\n%s\r\nEND:VEVENT"
                .formatted(lines[0].hashCode(), String.join("\r\n", lines));
    }

    static String days(ZoneId zone, String... lines) throws ChoreException {
        return read(zone, event("SUMMARY:x", String.join("\r\n", lines))).getOrDefault("x", "");
    }

    static Optional<Reading<ImportedCalendar>> read(List<String> lines) {
        return JsonLines.read(lines, CalendarLines::read);
    }
}
