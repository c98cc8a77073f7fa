package org.porchlight.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.json.CalendarJson;
import org.porchlight.ipc.json.Json;
import org.porchlight.worker.CalendarFile;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads a calendar file and keeps what it says with the guard, when one is running.
@CommandLine.Command(name = "import")
final class CalendarVerb extends Verb {
    private static final int SHOWN_RANGES = 3;

    @Parameters(paramLabel = "FILE", descriptionKey = "param.calendar")
    private String file = "";

    @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "option.zone")
    private @Nullable String zone;

    CalendarVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var found = new CalendarFiles(words()).read(file, terminal().in());
        var guard = guard();
        if (guard.isEmpty()) {
            tell(found, zone(), false);
            return;
        }
        try (var asking = guard.get()) {
            var home = ZoneId.of(asking.status().zone());
            var calendar = read(found, home);
            asking.putCalendar(
                    new Command.PutCalendar(found.sha256(), found.shortName(Command.PutCalendar.MAX_NAME), calendar));
            tell(found, home, calendar, true);
        }
    }

    /// Nobody has to run a guard to look at a file.
    private Optional<Asking> guard() throws Failure {
        try {
            return Optional.of(ask());
        } catch (Failure failure) {
            if (failure.code() == Exit.NO_GUARD) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private ZoneId zone() throws Failure {
        if (zone == null) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException _) {
            throw new Failure(Exit.USAGE, words().of("input.zone", zone));
        }
    }

    private ImportedCalendar read(CalendarFile found, ZoneId home) throws Failure {
        var today = LocalDate.ofInstant(terminal().clock().instant(), home);
        var calendar = new CalendarFiles(words()).calendar(found, home, today);
        if (calendar.events().isEmpty()) {
            throw new Failure(Exit.USAGE, words().calendar("empty", file));
        }
        return calendar;
    }

    private void tell(CalendarFile found, ZoneId home, boolean kept) throws Failure {
        tell(found, home, read(found, home), kept);
    }

    private void tell(CalendarFile found, ZoneId home, ImportedCalendar calendar, boolean kept) {
        var lines = List.of("calendars:", "  " + found.period() + ": {ics: sha256:" + found.sha256() + "}");
        var json = Json.object()
                .text("hash", "sha256:" + found.sha256())
                .text("file", file)
                .text("zone", home.getId())
                .flag("kept", kept)
                .put("names", CalendarJson.write(calendar))
                .put("policy", Json.list(lines, Json.Text::new))
                .end();
        tell(json, text(calendar, lines, kept));
    }

    private List<String> text(ImportedCalendar calendar, List<String> policy, boolean kept) {
        var columns = new Columns();
        new TreeMap<>(calendar.events())
                .forEach((name, days) -> columns.row(name, words().of("calendar.days", count(days)), some(days)));
        var text = new ArrayList<>(columns.lines());
        text.add(words().of(kept ? "calendar.kept" : "calendar.not-kept", file));
        text.addAll(policy);
        return text;
    }

    private static long count(List<DateRange> days) {
        return days.stream()
                .mapToLong(range -> ChronoUnit.DAYS.between(range.first(), range.last()) + 1)
                .sum();
    }

    private static String some(List<DateRange> days) {
        var shown = days.stream().limit(SHOWN_RANGES).map(DateRange::toString).collect(Collectors.joining(", "));
        return days.size() > SHOWN_RANGES ? shown + ", …" : shown;
    }
}
