package org.porchlight.ui;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import org.porchlight.core.policy.Tier;

/// The preset that holds below a child's own rules, and for which age.
public final class PresetBadge extends Label {
    /// @param pack the name of the preset
    public record Shown(String pack, Optional<Tier> tier) {}

    private final ObjectProperty<Optional<Shown>> preset = new SimpleObjectProperty<>(Optional.empty());

    public PresetBadge() {
        var words = Words.part("ui");
        getStyleClass().add("pl-chip");
        setGraphic(Icons.of("fth-layers"));
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(USE_PREF_SIZE);
        preset.subscribe(shown -> {
            setText(shown.map(known -> known.tier()
                            .map(tier -> words.of("preset.of", known.pack(), words.of("tier." + tier.name())))
                            .orElse(known.pack()))
                    .orElse(""));
            setVisible(shown.isPresent());
            setManaged(shown.isPresent());
        });
    }

    public ObjectProperty<Optional<Shown>> presetProperty() {
        return preset;
    }
}
