package org.porchlight.core.policy;

import java.util.Optional;

/// A value with the place that says it.
///
/// @param path below the child, such as `time.windows.school-days`
/// @param pack the preset that says it, such as `CN-2024`; nothing when the family's own words do
public record Said<V>(V value, String path, Optional<String> pack) {
    public static <V> Said<V> own(V value, String path) {
        return new Said<>(value, path, Optional.empty());
    }
}
