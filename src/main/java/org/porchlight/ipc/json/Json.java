package org.porchlight.ipc.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/// A JSON value. What guard and clients say to each other has whole numbers only.
public sealed interface Json {
    /// @param members in the order in which they are written
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    record Text(String value) implements Json {}

    record Int(long value) implements Json {}

    /// A number with a fraction, such as a ratio; only ever written, for people and their scripts.
    record Fraction(BigDecimal value) implements Json {}

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    static Members object() {
        return new Members();
    }

    static <T> Json list(List<T> items, Function<T, Json> form) {
        return new Arr(items.stream().map(form).toList());
    }

    /// An object in the making. What is absent is written as null, never left out.
    final class Members {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private Members() {}

        public Members put(String name, Json value) {
            members.put(name, value);
            return this;
        }

        public Members text(String name, String value) {
            return put(name, new Text(value));
        }

        public Members text(String name, Optional<String> value) {
            return put(name, value.<Json>map(Text::new).orElseGet(Null::new));
        }

        public Members word(String name, Enum<?> value) {
            return text(name, value.name());
        }

        public Members number(String name, long value) {
            return put(name, new Int(value));
        }

        public Members number(String name, OptionalLong value) {
            return put(name, value.isPresent() ? new Int(value.getAsLong()) : new Null());
        }

        public Members number(String name, OptionalInt value) {
            return put(name, value.isPresent() ? new Int(value.getAsInt()) : new Null());
        }

        /// Whole seconds; what is less than one is left off.
        public Members seconds(String name, Duration value) {
            return number(name, value.toSeconds());
        }

        public Members seconds(String name, Optional<Duration> value) {
            return put(
                    name, value.<Json>map(length -> new Int(length.toSeconds())).orElseGet(Null::new));
        }

        public Members flag(String name, boolean value) {
            return put(name, new Bool(value));
        }

        /// ISO 8601 in UTC.
        public Members instant(String name, Instant value) {
            return text(name, value.toString());
        }

        public Members instant(String name, Optional<Instant> value) {
            return text(name, value.map(Instant::toString));
        }

        public Members day(String name, LocalDate value) {
            return text(name, value.toString());
        }

        public Members nothing(String name) {
            return put(name, new Null());
        }

        public Json end() {
            return new Obj(members);
        }
    }
}
