package org.porchlight.tool.setup;

import java.time.ZoneId;
import java.util.Optional;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.Presets;

/// Reads what answers have in common, typed or from a file.
final class Reading {
    private Reading() {}

    /// A zone by its name, such as `Asia/Shanghai`.
    static Optional<ZoneId> zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty();
    }

    static boolean isPreset(String text) {
        return text.equals(Child.NO_PRESET) || Presets.find(text).isPresent();
    }
}
