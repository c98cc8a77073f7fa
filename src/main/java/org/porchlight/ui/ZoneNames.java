package org.porchlight.ui;

import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// What people call a time zone: by the city that it is named after, and, where they look for it in any
/// language, by what the runtime calls it and the large cities of China, of which the ids name but few.
public final class ZoneNames {
    /// Those whose cities are listed in the part `ui` as `zone.cities.` and the id.
    private static final Set<String> WITH_CITIES =
            Set.of("Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Macau", "Asia/Taipei");

    /// Asking the runtime for all of them takes longer than a keystroke may.
    private static final Map<ZoneId, String> KNOWN = new ConcurrentHashMap<>();

    private static final String CITIES = "zones";

    private ZoneNames() {}

    /// The zones that are named after a city, in the order of their ids, and UTC.
    static List<ZoneId> places() {
        return Stream.concat(Texts.of(CITIES, Language.EN).keys().stream().sorted(), Stream.of("UTC"))
                .map(ZoneId::of)
                .toList();
    }

    /// The city with its part of the world, such as `上海（亚洲）` or `Shanghai (Asia)`; a zone of no city as
    /// the runtime calls it.
    public static String city(Language language, ZoneId zone) {
        var cities = Texts.of(CITIES, language);
        var id = zone.getId();
        return cities.keys().contains(id)
                ? Words.part("ui", language)
                        .of(
                                "zone.city",
                                cities.of(id),
                                Words.part("ui", language).of("zone.in." + world(id)))
                : zone.getDisplayName(TextStyle.FULL, language.locale());
    }

    private static String world(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    /// All names of a zone, one a line.
    static String of(ZoneId zone) {
        return KNOWN.computeIfAbsent(zone, ZoneNames::read);
    }

    private static String read(ZoneId zone) {
        return Stream.concat(
                        Stream.of(zone.getId()), Stream.of(Language.values()).flatMap(language -> in(language, zone)))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> in(Language language, ZoneId zone) {
        var called = Stream.of(
                city(language, zone),
                zone.getDisplayName(TextStyle.FULL, language.locale()),
                TimeZone.getTimeZone(zone).getDisplayName(false, TimeZone.LONG, language.locale()));
        return WITH_CITIES.contains(zone.getId())
                ? Stream.concat(called, Stream.of(Words.part("ui", language).of("zone.cities." + zone.getId())))
                : called;
    }
}
