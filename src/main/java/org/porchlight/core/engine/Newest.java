package org.porchlight.core.engine;

import java.util.Optional;

/// A value of which the newest holds.
record Newest<V>(Position at, V value) {
    /// The newer of both; of two that were written together the one that is given.
    static <V> Optional<Newest<V>> of(Optional<Newest<V>> known, Position at, V value) {
        return known.filter(old -> old.at().compareTo(at) > 0).or(() -> Optional.of(new Newest<>(at, value)));
    }
}
