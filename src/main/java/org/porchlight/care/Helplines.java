package org.porchlight.care;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.shipped.Shipped;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// All helplines that are shipped.
public final class Helplines {
    /// The file below `org/porchlight`.
    static final String FILE = "help/helplines.yaml";

    private static final Helplines SHIPPED = read(Shipped.text(FILE));

    private final Map<String, Country> countries;
    private final Map<String, Country> byZone;

    private Helplines(Map<String, Country> countries, Map<String, Country> byZone) {
        this.countries = countries;
        this.byZone = byZone;
    }

    public static Helplines shipped() {
        return SHIPPED;
    }

    /// In the order in which they are offered.
    public List<Country> countries() {
        return List.copyOf(countries.values());
    }

    /// The country in which a PC of that time zone stands; the first one where the zone does not tell.
    public Country at(ZoneId zone) {
        return byZone.getOrDefault(zone.getId(), countries().getFirst());
    }

    /// @throws IllegalStateException when the text is not sound, which no family can mend
    static Helplines read(String text) {
        var root = map(new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromString(text));
        demand(root, Set.of("source", "countries"));
        var countries = new LinkedHashMap<String, Country>();
        var byZone = new HashMap<String, Country>();
        for (var item : list(root, "countries")) {
            var fields = map(item);
            demand(fields, Set.of("country", "zones", "lines"));
            var country = new Country(
                    text(fields, "country"),
                    list(fields, "lines").stream().map(line -> line(map(line))).toList());
            boolean isNew = countries.put(country.id(), country) == null;
            for (var zone : list(fields, "zones")) {
                isNew &= byZone.put(ZoneId.of((String) zone).getId(), country) == null;
            }
            if (!isNew) {
                throw new IllegalStateException(FILE + ": a country or zone twice, at " + country.id());
            }
        }
        return new Helplines(countries, byZone);
    }

    private static Helpline line(Map<?, ?> fields) {
        demand(fields, Set.of("id", "number", "checkedOn", "for"));
        return new Helpline(
                text(fields, "id"),
                text(fields, "number"),
                Optional.ofNullable((String) fields.get("checkedOn")).map(LocalDate::parse),
                list(fields, "for").stream().map(Helplines::situation).collect(Collectors.toSet()));
    }

    private static Situation situation(Object id) {
        return List.of(Situation.values()).stream()
                .filter(situation -> situation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + ": no situation " + id));
    }

    private static void demand(Map<?, ?> fields, Set<String> known) {
        if (!known.containsAll(fields.keySet())) {
            throw new IllegalStateException(FILE + ": an unknown key among " + fields.keySet());
        }
    }

    private static String text(Map<?, ?> fields, String key) {
        if (fields.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException(FILE + ": no text under " + key + " in " + fields);
    }

    private static List<?> list(Map<?, ?> fields, String key) {
        if (fields.get(key) instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException(FILE + ": no list under " + key + " in " + fields);
    }

    private static Map<?, ?> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException(FILE + ": no map but " + value);
    }
}
