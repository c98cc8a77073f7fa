package org.porchlight.ipc.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.ImportedCalendar;

/// The JSON of an imported calendar: for each name its dates, as a policy writes them.
public final class CalendarJson {
    /// The most values that one has: names and ranges.
    public static final int MOST_VALUES = 8192;

    private static final int MOST_BYTES = 1 << 20;
    private static final JsonText TEXT = new JsonText(new JsonText.Limits(MOST_BYTES, MOST_VALUES));

    private CalendarJson() {}

    public static Json write(ImportedCalendar calendar) {
        var members = new LinkedHashMap<String, Json>();
        new TreeMap<>(calendar.events())
                .forEach((name, days) -> members.put(name, Json.list(days, range -> new Json.Text(range.toString()))));
        return new Json.Obj(members);
    }

    public static ImportedCalendar read(Json json) throws ProtocolException {
        var fields = Fields.of("calendar", json);
        var events = new LinkedHashMap<String, List<DateRange>>();
        for (var name : fields.names()) {
            events.put(name, fields.list(name, CalendarJson::range));
        }
        return new ImportedCalendar(Map.copyOf(events));
    }

    /// Reads the text of what [#write] gives.
    public static ImportedCalendar read(byte[] utf8) throws ProtocolException {
        return read(TEXT.read(utf8));
    }

    private static DateRange range(Json json) throws ProtocolException {
        if (json instanceof Json.Text(var text)) {
            return DateRange.parse(text)
                    .orElseThrow(() -> new ProtocolException("calendar: not a date or a range of dates"));
        }
        throw new ProtocolException("calendar: a date is not text");
    }
}
