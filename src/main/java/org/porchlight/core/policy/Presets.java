package org.porchlight.core.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The presets that the product ships.
public final class Presets {
    private static final List<String> NAMES = List.of("CN-2024", "CN-STRICT", "EYE-CN", "WHO-AAP", "SCHOOL-DAY");
    private static final Keys KEYS = keys();
    private static final Keys TITLE = new Keys(List.of("zh", "en"));
    private static final Keys LAYER = new Keys(LayerReader.KEYS);
    /// Those that were asked for, in the order of their names: a family goes by one of them. Any thread may ask: what
    /// two read of one is equal and immutable, so it does not matter whose is kept.
    private static final @Nullable Preset[] READ = new Preset[NAMES.size()];

    private Presets() {}

    /// The preset of a name.
    public static Optional<Preset> find(String name) {
        int no = NAMES.indexOf(name);
        if (no < 0) {
            return Optional.empty();
        }
        var known = READ[no];
        var found = known == null ? read(name) : known;
        READ[no] = found;
        return Optional.of(found);
    }

    /// All of them, the most common first.
    public static List<Preset> list() {
        return NAMES.stream().flatMap(name -> find(name).stream()).toList();
    }

    /// What holds for a child of whom nothing else is said: the only one that has figures for every age below 18.
    ///
    /// @param tier of the child; nothing from 18, when no preset says anything
    public static String usual(Optional<Tier> tier) {
        return tier.isPresent() ? NAMES.getFirst() : Child.NO_PRESET;
    }

    static List<String> names() {
        return NAMES;
    }

    private static Keys keys() {
        var keys = new ArrayList<>(List.of("preset", "title", "source", "checkedOn"));
        Arrays.stream(Tier.values()).map(Tier::name).forEach(keys::add);
        return new Keys(keys);
    }

    private static Preset read(String name) {
        return ShippedYaml.read("presets/" + name + ".yaml", (root, problems) -> preset(name, root, problems));
    }

    private static Preset preset(String name, Yaml root, Problems problems) {
        var document = Section.of(root, "", KEYS, problems).orElseThrow();
        var title = document.value("title")
                .flatMap(node -> Section.of(node, "title", TITLE, problems))
                .orElseThrow();
        var scope = new Scope(problems, FamilyCalendar.PLAIN, Circumstances.NONE);
        var tiers = new EnumMap<Tier, Layer>(Tier.class);
        for (var tier : Tier.values()) {
            document.value(tier.name())
                    .flatMap(node -> Section.of(node, tier.name(), LAYER, problems))
                    .ifPresent(section -> tiers.put(tier, LayerReader.read(section, scope, Scope.Groups.NONE)));
        }
        return new Preset(
                name,
                title.text("zh", "").orElseThrow(),
                title.text("en", "").orElseThrow(),
                document.text("source", "").orElseThrow(),
                document.date("checkedOn", "2026-11-23").orElseThrow(),
                tiers);
    }
}
