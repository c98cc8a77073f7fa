package org.porchlight.ui;

import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.text.Language;

/// By what else than its id people look for a time zone, in every language: what the runtime calls it, and
/// the large cities of China, of which the ids name but few.
final class ZoneNames {
    /// Those whose cities are listed in the part `ui` as `zone.cities.` and the id.
    private static final Set<String> WITH_CITIES =
            Set.of("Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Macau", "Asia/Taipei");

    /// Asking the runtime for all of them takes longer than a keystroke may.
    private static final Map<ZoneId, String> KNOWN = new ConcurrentHashMap<>();

    private ZoneNames() {}

    /// All names of a zone, one a line.
    static String of(ZoneId zone) {
        return KNOWN.computeIfAbsent(zone, ZoneNames::read);
    }

    private static String read(ZoneId zone) {
        return Stream.of(Language.values())
                .flatMap(language -> in(language, zone))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> in(Language language, ZoneId zone) {
        var called = Stream.of(
                zone.getDisplayName(TextStyle.FULL, language.locale()),
                TimeZone.getTimeZone(zone).getDisplayName(false, TimeZone.LONG, language.locale()));
        return WITH_CITIES.contains(zone.getId())
                ? Stream.concat(called, Stream.of(Words.part("ui", language).of("zone.cities." + zone.getId())))
                : called;
    }
}
