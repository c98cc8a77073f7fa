package org.porchlight.agent.tray;

import java.util.List;
import java.util.stream.Stream;

/// A line of a tray's menu.
public sealed interface Entry {
    /// Only to be read.
    record Line(String text) implements Entry {}

    record Action(String text, Choice choice) implements Entry {}

    /// Opens a menu of its own.
    record Menu(String text, List<Entry> entries) implements Entry {
        public Menu {
            entries = List.copyOf(entries);
        }
    }

    record Separator() implements Entry {}

    /// This entry and all that are below it, in order.
    default Stream<Entry> all() {
        return this instanceof Menu(var _, var entries)
                ? Stream.concat(Stream.of(this), entries.stream().flatMap(Entry::all))
                : Stream.of(this);
    }
}
