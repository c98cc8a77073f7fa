package org.porchlight.core.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `calendars`.
final class PeriodReader {
    private static final Keys KEYS = new Keys(List.of("off", "dates", "ics"));
    private static final Pattern HASH = Pattern.compile("sha256:([0-9a-f]{64})");
    private static final String DATES = "a list of dates, for example [\"2027-01-18..2027-02-15\"]";

    private final Circumstances circumstances;
    private final Problems problems;
    private final Map<String, String> names = new HashMap<>();
    private final List<Period> periods = new ArrayList<>();

    private PeriodReader(Circumstances circumstances, Problems problems) {
        this.circumstances = circumstances;
        this.problems = problems;
    }

    static List<Period> read(Section document, Circumstances circumstances, Problems problems) {
        var reader = new PeriodReader(circumstances, problems);
        document.value("calendars")
                .flatMap(node -> Section.open(node, "calendars", problems))
                .ifPresent(reader::all);
        return reader.periods;
    }

    private void all(Section calendars) {
        for (var pair : calendars.mapping().pairs()) {
            if (problems.isFull()) {
                return;
            }
            var path = calendars.at(pair.key());
            var name = pair.key();
            var fault = Names.wrong(name);
            if (fault.isEmpty() && (DaySets.ownWord(name).isPresent() || Dates.isLike(name))) {
                fault = Optional.of("is a day set already; give the period another name");
            }
            if (fault.isEmpty() && TimeReader.SUMS.contains(name)) {
                fault = Optional.of("is a limit on time already; give the period another name");
            }
            fault.ifPresent(why -> problems.add(pair.place(), "calendars", Problems.quote(name) + " " + why));
            Section.of(pair.value(), path, KEYS, problems)
                    .flatMap(section -> period(name, section))
                    .ifPresent(periods::add);
        }
    }

    private Optional<Period> period(String name, Section section) {
        var off = section.truth("off");
        boolean imports = section.value("ics").isPresent();
        if (imports && section.value("dates").isPresent()) {
            var second = section.pair("dates").orElseThrow();
            problems.add(
                    second.place(), section.path(), "\"dates\" and \"ics\" cannot stand together; leave one of them");
            return Optional.empty();
        }
        return imports ? imported(name, off, section) : written(name, off, section);
    }

    private Optional<Period> written(String name, Optional<Boolean> off, Section section) {
        section.required("dates", "dates: [\"2027-01-18..2027-02-15\"]");
        var dates = new ArrayList<DateRange>();
        section.each("dates", DATES, (item, path) -> range(item, path, problems).ifPresent(dates::add));
        return isFree(name, section.path(), section.mapping().place())
                ? Optional.of(new Period.Written(name, off, dates))
                : Optional.empty();
    }

    /// A date or a range of dates.
    static Optional<DateRange> range(Yaml node, String path, Problems problems) {
        return Section.text(node, path, "\"2026-12-31\"", problems).flatMap(written -> {
            var range = Dates.range(written);
            if (range.isEmpty()) {
                problems.add(node.place(), path, Problems.quote(written) + " " + Dates.wrong(written));
            }
            return range;
        });
    }

    private Optional<Period> imported(String name, Optional<Boolean> off, Section section) {
        return section.text("ics", "sha256:9f2c…").flatMap(written -> {
            var match = HASH.matcher(written);
            if (!match.matches()) {
                section.complain(
                        "ics", Problems.quote(written) + " is not a hash: write sha256: and 64 hexadecimal digits");
                return Optional.empty();
            }
            var calendar = circumstances.imported().get(match.group(1));
            if (calendar == null) {
                section.complain(
                        "ics",
                        "no calendar with this hash was imported here; bring it in with: porchlight calendar import FILE");
                return Optional.empty();
            }
            return Optional.of(new Period.Imported(name, off, match.group(1), events(calendar, section)));
        });
    }

    /// The events under names that are free; a name that is a day set of the format already stays one.
    private ImportedCalendar events(ImportedCalendar calendar, Section section) {
        var place = section.value("ics").orElseThrow().place();
        var kept = new HashMap<String, List<DateRange>>();
        calendar.events().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(event -> isFree(event.getKey(), section.at("ics"), place))
                .forEach(event -> kept.put(event.getKey(), event.getValue()));
        return new ImportedCalendar(kept, calendar.isLost());
    }

    private boolean isFree(String name, String path, Place place) {
        var other = names.putIfAbsent(name, path);
        if (other != null) {
            problems.add(place, path, "the period " + Problems.quote(name) + " stands already at " + other);
        }
        return other == null;
    }
}
