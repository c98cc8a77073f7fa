package org.porchlight.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.Preset;
import org.porchlight.core.policy.Presets;
import org.porchlight.core.policy.Tier;
import org.porchlight.text.Language;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// The presets that say something for an age, and none; one of them is chosen.
final class PresetChoice extends FlowPane {
    private final Words words;
    private final String prefix;
    private final Consumer<String> chosen;
    private List<String> names = List.of();
    private List<ToggleButton> buttons = List.of();

    /// @param prefix of the ids of the buttons
    PresetChoice(Words words, String prefix, Consumer<String> chosen) {
        super(8, 8);
        this.words = words;
        this.prefix = prefix;
        this.chosen = chosen;
    }

    /// @param who is called so
    /// @param now the name of the preset that is chosen
    void show(String who, Optional<Tier> tier, String now) {
        setAccessibleText(words.of("first.preset-of", who));
        var offered = Stream.concat(
                        Presets.list().stream()
                                .filter(preset -> preset.name().equals(now)
                                        || tier.flatMap(preset::layer).isPresent())
                                .map(Preset::name),
                        Stream.of(Child.NO_PRESET))
                .toList();
        if (!offered.equals(names)) {
            names = offered;
            buttons = offered.stream().map(this::button).toList();
            TabStop.choosing(buttons);
            getChildren().setAll(buttons);
        }
        for (int at = 0; at < names.size(); at++) {
            buttons.get(at).setSelected(names.get(at).equals(now));
        }
    }

    private ToggleButton button(String preset) {
        var button = new ToggleButton(name(words, preset));
        button.setId(prefix + preset);
        button.getStyleClass().add("pl-preset");
        button.setOnAction(_ -> {
            button.setSelected(true);
            chosen.accept(preset);
        });
        return button;
    }

    /// What a preset is called.
    static String name(Words words, String preset) {
        return preset.equals(Child.NO_PRESET) ? words.of("first.no-pack") : preset;
    }

    /// What a preset is, in a sentence.
    static String sentence(Words words, String preset) {
        return Presets.find(preset)
                .map(found -> words.language() == Language.ZH_CN ? found.titleZh() : found.titleEn())
                .orElseGet(() -> words.of("first.no-pack-text"));
    }
}
