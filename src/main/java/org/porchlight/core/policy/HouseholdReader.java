package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `household`.
final class HouseholdReader {
    private static final Keys KEYS =
            new Keys(List.of("zone", "calendar", "week-starts", "other-accounts", "keep-detail"));
    private static final List<String> CALENDARS = List.of("CN", "none");

    private static final Pattern DAYS = Pattern.compile("(\\d{1,6})d");

    private HouseholdReader() {}

    static Optional<Household> read(Section document, Problems problems) {
        return document.required("household", "household: {zone: Asia/Shanghai}")
                .flatMap(node -> Section.of(node, "household", KEYS, problems))
                .flatMap(HouseholdReader::household);
    }

    private static Optional<Household> household(Section section) {
        var calendar = calendar(section);
        var firstDay = section.choice("week-starts", List.of("mon", "sun"))
                .map(word -> word.equals("mon") ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY);
        var others = section.choice("other-accounts", List.of("report", "strictest", "ignore"))
                .map(word -> Household.OtherAccounts.valueOf(word.toUpperCase(Locale.ROOT)));
        var detail = detail(section);
        section.required("zone", "zone: Asia/Shanghai");
        return zone(section).map(zone -> new Household(zone, calendar, firstDay, others, detail));
    }

    private static Optional<Household.PublicCalendar> calendar(Section section) {
        return section.text("calendar", "CN").flatMap(written -> {
            if (CALENDARS.contains(written)) {
                return Optional.of(Household.PublicCalendar.valueOf(written.toUpperCase(Locale.ROOT)));
            }
            section.complain("calendar", unknown(written, "a public calendar", CALENDARS));
            return Optional.empty();
        });
    }

    private static Optional<Integer> detail(Section section) {
        return section.text("keep-detail", "90d").flatMap(written -> {
            var days = DAYS.matcher(written);
            int number = days.matches() ? Integer.parseInt(days.group(1)) : -1;
            if (number < Household.LEAST_DETAIL || number > Household.MOST_DETAIL) {
                section.complain("keep-detail", refused(written, days.matches()));
                return Optional.empty();
            }
            return Optional.of(number);
        });
    }

    private static String refused(String written, boolean isDays) {
        return isDays
                ? Problems.quote(written) + " is out of range: write " + Household.LEAST_DETAIL + "d to "
                        + Household.MOST_DETAIL + "d; week and month are summed from the last two months"
                : Problems.quote(written) + " is not a number of days; write for example 90d";
    }

    private static Optional<ZoneId> zone(Section section) {
        return section.text("zone", "Asia/Shanghai").map(written -> {
            if (ZoneId.getAvailableZoneIds().contains(written)) {
                return ZoneId.of(written);
            }
            section.complain("zone", unknown(written, "a time zone", List.copyOf(ZoneId.getAvailableZoneIds())));
            // The rest of the file is read all the same, so that its problems are told in the same run.
            return ZoneOffset.UTC;
        });
    }

    /// A sentence on a word that is none of those that are known.
    static String unknown(String written, String what, List<String> known) {
        return Problems.quote(written) + " is not " + what + "; " + Keys.instead(written, known);
    }
}
