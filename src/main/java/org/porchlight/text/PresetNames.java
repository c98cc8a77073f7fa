package org.porchlight.text;

import org.porchlight.core.policy.Preset;
import org.porchlight.core.policy.Presets;

/// What people call the presets, which files and commands know by codes such as `CN-2024`.
public final class PresetNames {
    private PresetNames() {}

    public static String of(Preset preset, Language language) {
        return language == Language.ZH_CN ? preset.titleZh() : preset.titleEn();
    }

    /// What is called so by nobody keeps its code.
    public static String of(String code, Language language) {
        return Presets.find(code).map(preset -> of(preset, language)).orElse(code);
    }
}
