package org.porchlight.core.policy;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a policy file has to be read against, as far as it can be told before it is read.
///
/// @param zone of the household; nothing when the file names none that is known
/// @param calendars SHA-256 of the calendar files that it names, 64 hexadecimal digits each; at most 32
public record PolicyNeeds(Optional<ZoneId> zone, Set<String> calendars) {
    private static final int MOST = 32;
    private static final Pattern HASH = Pattern.compile("sha256:([0-9a-f]{64})");

    public PolicyNeeds {
        calendars = Set.copyOf(calendars);
    }

    /// Looks through a file, whatever else is wrong with it.
    public static PolicyNeeds of(String text) {
        if (text.length() > PolicyYaml.MAX_BYTES) {
            return new PolicyNeeds(Optional.empty(), Set.of());
        }
        var root = YamlReader.read(text, new Problems());
        return new PolicyNeeds(
                root.flatMap(document -> value(document, "household"))
                        .flatMap(household -> value(household, "zone"))
                        .flatMap(PolicyNeeds::zone),
                root.flatMap(document -> value(document, "calendars"))
                        .map(PolicyNeeds::hashes)
                        .orElse(Set.of()));
    }

    private static Set<String> hashes(Yaml calendars) {
        var found = new HashSet<String>();
        if (calendars instanceof Yaml.Mapping(var _, var pairs)) {
            for (var pair : pairs) {
                value(pair.value(), "ics").flatMap(PolicyNeeds::text).ifPresent(written -> {
                    var hash = HASH.matcher(written);
                    if (hash.matches() && found.size() < MOST) {
                        found.add(hash.group(1));
                    }
                });
            }
        }
        return found;
    }

    private static Optional<ZoneId> zone(Yaml node) {
        return text(node).filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of);
    }

    private static Optional<String> text(Yaml node) {
        return node instanceof Yaml.Scalar(var _, var _, var value) ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Yaml> value(Yaml node, String key) {
        return node instanceof Yaml.Mapping(var _, var pairs)
                ? pairs.stream()
                        .filter(pair -> pair.key().equals(key))
                        .map(Yaml.Pair::value)
                        .findFirst()
                : Optional.empty();
    }
}
