package org.porchlight.agent.tray;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The menu as an object on the bus.
final class SniMenu implements Sni.Menu, Properties {
    /// More entries than this no menu has; ids of one generation stay below it.
    private static final int GENERATION = 1000;

    /// @param flat the entries and all below them, in order; the id of each is `first` and its place in it
    /// @param revision goes up at every change
    /// @param first id of the first entry; changes with the actions, so that a click on one that is gone chooses
    ///     nothing
    private record State(List<Entry> entries, List<Entry> flat, int revision, int first) {
        static State of(List<Entry> entries, int revision, int first) {
            return new State(entries, entries.stream().flatMap(Entry::all).toList(), revision, first);
        }

        State after(List<Entry> now) {
            var next = of(now, revision + 1, first);
            return choices(next).equals(choices(this)) ? next : of(now, revision + 1, first + GENERATION);
        }

        private static List<Object> choices(State state) {
            return state.flat().stream()
                    .map(entry -> entry instanceof Entry.Action action ? action.choice() : entry.getClass())
                    .toList();
        }

        Optional<Entry> entry(int id) {
            int index = id - first;
            return index >= 0 && index < flat.size() ? Optional.of(flat.get(index)) : Optional.empty();
        }

        /// The nodes of entries that follow each other.
        ///
        /// @param id of the first of them
        List<Variant<?>> nodes(List<Entry> below, int id) {
            var nodes = new ArrayList<Variant<?>>();
            int next = id;
            for (var entry : below) {
                var children = entry instanceof Entry.Menu(var _, var entries)
                        ? nodes(entries, next + 1)
                        : new ArrayList<Variant<?>>();
                nodes.add(new Variant<>(new Sni.Node(next, properties(entry), children), Sni.Node.SIGNATURE));
                next += (int) entry.all().count();
            }
            return nodes;
        }
    }

    private final Consumer<Choice> chosen;
    private volatile State state;

    SniMenu(List<Entry> entries, Consumer<Choice> chosen) {
        this.chosen = chosen;
        this.state = State.of(entries, 1, 1);
    }

    /// Replaces the entries, and returns the new revision.
    synchronized UInt32 show(List<Entry> entries) {
        var next = state.after(entries);
        state = next;
        return new UInt32(next.revision());
    }

    @Override
    public String getObjectPath() {
        return Sni.MENU_PATH;
    }

    @Override
    public Sni.Layout<UInt32, Sni.Node> GetLayout(int parent, int depth, List<String> names) {
        var now = state;
        var children = parent == 0
                ? now.nodes(now.entries(), now.first())
                : now.entry(parent)
                        .map(entry -> entry instanceof Entry.Menu(var _, var entries)
                                ? now.nodes(entries, parent + 1)
                                : List.<Variant<?>>of())
                        .orElse(List.of());
        return new Sni.Layout<>(
                new UInt32(now.revision()), new Sni.Node(parent, properties(now, parent), new ArrayList<>(children)));
    }

    @Override
    public List<Sni.Properties> GetGroupProperties(List<Integer> ids, List<String> names) {
        var now = state;
        return ids.stream()
                .map(id -> new Sni.Properties(id, properties(now, id)))
                .toList();
    }

    @Override
    public Variant<?> GetProperty(int id, String name) {
        return properties(state, id).getOrDefault(name, new Variant<>(""));
    }

    @Override
    public void Event(int id, String event, Variant<?> data, UInt32 time) {
        if (event.equals("clicked")
                && state.entry(id).orElse(new Entry.Separator()) instanceof Entry.Action(var _, var choice)) {
            chosen.accept(choice);
        }
    }

    @Override
    public boolean AboutToShow(int id) {
        return false;
    }

    private static Map<String, Variant<?>> properties(State now, int id) {
        if (id == 0) {
            return Map.of("children-display", new Variant<>("submenu"));
        }
        return now.entry(id).map(SniMenu::properties).orElse(Map.of());
    }

    private static Map<String, Variant<?>> properties(Entry entry) {
        var properties = new LinkedHashMap<String, Variant<?>>();
        properties.put("visible", new Variant<>(true));
        switch (entry) {
            case Entry.Line(var text) -> {
                properties.put("label", new Variant<>(label(text)));
                properties.put("enabled", new Variant<>(false));
            }
            case Entry.Action(var text, Choice _) -> {
                properties.put("label", new Variant<>(label(text)));
                properties.put("enabled", new Variant<>(true));
            }
            case Entry.Menu(var text, var _) -> {
                properties.put("label", new Variant<>(label(text)));
                properties.put("enabled", new Variant<>(true));
                properties.put("children-display", new Variant<>("submenu"));
            }
            case Entry.Separator() -> properties.put("type", new Variant<>("separator"));
        }
        return properties;
    }

    /// An underscore marks a letter for the keyboard; two are one.
    private static String label(String text) {
        return text.replace("_", "__");
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String type, String name) {
        return (A) Objects.requireNonNull(GetAll(type).get(name), name);
    }

    @Override
    public <A> void Set(String type, String name, A value) {}

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        return Map.of(
                "Version", new Variant<>(new UInt32(2)),
                "Status", new Variant<>("normal"),
                "TextDirection", new Variant<>("ltr"));
    }
}
