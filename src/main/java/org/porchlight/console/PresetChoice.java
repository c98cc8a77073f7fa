package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.Preset;
import org.porchlight.core.policy.Presets;
import org.porchlight.core.policy.Tier;
import org.porchlight.text.PresetNames;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Words;

/// A menu of the presets, each with its name and what it means: first those that have rules for the child's age, then
/// the others, and none. It shows the one that is chosen.
final class PresetChoice extends MenuButton {
    private final Words words;
    private final Consumer<String> chosen;

    PresetChoice(Words words, String id, Consumer<String> chosen) {
        this.words = words;
        this.chosen = chosen;
        setId(id);
        setGraphic(Icons.of("fth-layers"));
        setMinWidth(USE_PREF_SIZE);
    }

    /// @param who is called so
    /// @param tier of the child; nothing where the age is not known, or no preset is for it
    /// @param now the name of the preset that is chosen
    void show(String who, Optional<Tier> tier, String now) {
        setText(name(words, now));
        setAccessibleText(words.of("preset.choose", who, getText()));
        getItems().setAll(items(words, who, tier, now, chosen));
    }

    /// The choices, of which one may be marked as chosen.
    ///
    /// @param tier of the child; nothing where the age is not known, or no preset is for it
    static List<MenuItem> items(Words words, String who, Optional<Tier> tier, String now, Consumer<String> chosen) {
        var all = Presets.list();
        var fitting = all.stream().filter(preset -> fits(preset, tier)).toList();
        var items = new ArrayList<MenuItem>();
        fitting.forEach(preset -> items.add(item(words, preset.name(), words.of("preset.fits", who), now, chosen)));
        if (fitting.size() < all.size()) {
            separate(items);
            var mark = tier.isPresent() ? words.of("preset.not-fitting", who) : "";
            all.stream()
                    .filter(preset -> !fitting.contains(preset))
                    .forEach(preset -> items.add(item(words, preset.name(), mark, now, chosen)));
        }
        separate(items);
        items.add(item(words, Child.NO_PRESET, "", now, chosen));
        return items;
    }

    /// All presets, those that have rules for the child's age first, and none at the end.
    static List<String> names(Optional<Tier> tier) {
        var all = Presets.list();
        var fitting = all.stream().filter(preset -> fits(preset, tier));
        var others = all.stream().filter(preset -> !fits(preset, tier));
        return Stream.concat(Stream.concat(fitting, others).map(Preset::name), Stream.of(Child.NO_PRESET))
                .toList();
    }

    private static void separate(List<MenuItem> items) {
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
    }

    private static MenuItem item(Words words, String preset, String mark, String now, Consumer<String> chosen) {
        var name = name(words, preset);
        var head = mark.isEmpty() ? name : words.of("preset.marked", name, mark);
        var item = new RadioMenuItem(words.of("preset.item", head, sentence(words, preset)));
        item.setId("preset-" + preset);
        item.setSelected(preset.equals(now));
        item.setOnAction(_ -> chosen.accept(preset));
        return item;
    }

    private static boolean fits(Preset preset, Optional<Tier> tier) {
        return tier.flatMap(preset::layer).isPresent();
    }

    /// What a preset is called.
    static String name(Words words, String preset) {
        return preset.equals(Child.NO_PRESET) ? words.of("first.no-pack") : PresetNames.of(preset, words.language());
    }

    /// What a preset is, in a sentence.
    static String sentence(Words words, String preset) {
        return words.of("preset." + preset);
    }

    /// What a preset is, and whether it has rules for a child's age.
    static String sentence(Words words, String who, Optional<Tier> tier, String preset) {
        var sentence = sentence(words, preset);
        return Presets.find(preset)
                .filter(_ -> tier.isPresent())
                .map(found ->
                        words.of(fits(found, tier) ? "preset.which-fits" : "preset.which-does-not", sentence, who))
                .orElse(sentence);
    }
}
