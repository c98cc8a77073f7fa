package org.porchlight.core.policy;

import java.time.Duration;
import java.util.Optional;

/// Reads lengths of time within bounds.
final class AmountReader {
    static final Duration DAY = Duration.ofHours(24);

    private AmountReader() {}

    /// What a day can hold: 0 to 24 h.
    static Optional<Duration> day(Yaml node, String path, Problems problems) {
        return upTo(node, path, 24, "a day", problems);
    }

    /// @param hours the most, which `what` has
    static Optional<Duration> upTo(Yaml node, String path, int hours, String what, Problems problems) {
        return any(node, path, problems).filter(length -> {
            boolean fits = length.compareTo(Duration.ofHours(hours)) <= 0;
            if (!fits) {
                problems.add(
                        node.place(),
                        path,
                        node.described() + " is above " + hours + " h, which is all that " + what + " has");
            }
            return fits;
        });
    }

    /// More than nothing and at most a day.
    static Optional<Duration> positive(Yaml node, String path, Problems problems) {
        return any(node, path, problems).filter(length -> {
            boolean fits = length.isPositive() && length.compareTo(DAY) <= 0;
            if (!fits) {
                problems.add(node.place(), path, node.described() + " is out of range: write 1s to 24h");
            }
            return fits;
        });
    }

    private static Optional<Duration> any(Yaml node, String path, Problems problems) {
        boolean readable = node instanceof Yaml.Scalar scalar
                && (scalar.sort() == Yaml.Sort.TEXT || scalar.sort() == Yaml.Sort.INTEGER);
        var length = readable ? Amounts.parse(((Yaml.Scalar) node).value()) : Optional.<Duration>empty();
        if (length.isEmpty()) {
            Section.wrongType(node, path, "a length of time, for example \"45m\" or \"1h30m\"", problems);
        }
        return length;
    }
}
