package org.porchlight.core.policy;

import java.util.List;

/// A piece of a YAML document that remembers where it stands.
sealed interface Yaml {
    Place place();

    /// What it is, for a sentence.
    String described();

    /// What a scalar is by the core schema (YAML 1.2.2 §10.3.2).
    enum Sort {
        TEXT,
        INTEGER,
        FLOAT,
        TRUTH,
        NOTHING,
        /// Refused already; whoever meets it says nothing more.
        REFUSED
    }

    /// A single value.
    record Scalar(Place place, Sort sort, String value) implements Yaml {
        @Override
        public String described() {
            return switch (sort) {
                case TEXT -> Problems.quote(value);
                case INTEGER, FLOAT -> "the number " + value;
                case TRUTH -> value;
                case NOTHING -> "nothing";
                case REFUSED -> "this";
            };
        }
    }

    /// A list.
    record Sequence(Place place, List<Yaml> items) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /// A map; no key stands twice.
    record Mapping(Place place, List<Pair> pairs) implements Yaml {
        public Mapping {
            pairs = List.copyOf(pairs);
        }

        @Override
        public String described() {
            return "a map of keys";
        }
    }

    /// A key with its value.
    ///
    /// @param place where the key stands
    record Pair(Place place, String key, Yaml value) {}
}
