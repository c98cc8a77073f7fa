package org.porchlight.core.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A document before it is written in one of its two forms.
sealed interface Tree {
    record Text(String value) implements Tree {}

    record Whole(long value) implements Tree {}

    record Truth(boolean value) implements Tree {}

    /// @param open whether a person reads it better on lines of its own
    record Items(List<Tree> items, boolean open) implements Tree {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// Keys with their values, in order.
    ///
    /// @param open whether a person reads it better on lines of its own
    record Fields(Map<String, Tree> fields, boolean open) implements Tree {
        public Fields {
            fields = InOrder.copy(fields);
        }
    }

    /// Puts a map together; what was not said gets no key.
    final class Builder {
        private final Map<String, Tree> fields = new LinkedHashMap<>();

        Builder put(String key, Tree value) {
            fields.put(key, value);
            return this;
        }

        Builder put(String key, Optional<? extends Tree> value) {
            value.ifPresent(said -> fields.put(key, said));
            return this;
        }

        Builder text(String key, Optional<?> value) {
            value.ifPresent(said -> fields.put(key, new Text(said.toString())));
            return this;
        }

        boolean isEmpty() {
            return fields.isEmpty();
        }

        Fields open() {
            return new Fields(fields, true);
        }

        Fields close() {
            return new Fields(fields, false);
        }
    }
}
