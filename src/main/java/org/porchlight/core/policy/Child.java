package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One child with its own words.
///
/// @param called as the family says it; nothing when it says only the id
/// @param accounts names of the operating system's accounts that belong to this child
/// @param preset what holds where the own words are silent: the name of a preset, or `none`
public record Child(
        ChildId id,
        Optional<String> called,
        Optional<Birth> birth,
        List<String> accounts,
        Optional<String> preset,
        Layer own) {
    /// What `preset` says when it shall say nothing.
    public static final String NO_PRESET = "none";

    public Child {
        accounts = List.copyOf(accounts);
    }

    /// A child with nothing of its own: what a preset says holds.
    public Child(ChildId id, Optional<String> called, Birth birth, List<String> accounts, String preset) {
        this(id, called, Optional.of(birth), accounts, Optional.of(preset), Layer.NONE);
    }

    /// The same with another preset.
    Child with(Optional<String> another) {
        return new Child(id, called, birth, accounts, another, own);
    }

    /// The same, called otherwise.
    Child named(Optional<String> name) {
        return new Child(id, name, birth, accounts, preset, own);
    }

    /// The same with other own words.
    Child with(Layer words) {
        return new Child(id, called, birth, accounts, preset, words);
    }

    /// What its preset says for the tier that it has on a day.
    public Layer presetOn(LocalDate day) {
        return preset.flatMap(Presets::find)
                .flatMap(pack -> birth.flatMap(said -> said.tierOn(day)).flatMap(pack::layer))
                .orElse(Layer.NONE);
    }

    /// The name to call it by.
    public String name() {
        return called.orElse(id.value());
    }
}
