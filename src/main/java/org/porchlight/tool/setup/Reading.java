package org.porchlight.tool.setup;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.porchlight.core.event.Fact.ParentNamed;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ParentId;
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

    /// Whether somebody can be called so.
    static boolean isParentName(String text) {
        return !text.isBlank()
                && text.length() <= ParentNamed.LONGEST_NAME
                && text.chars().noneMatch(Character::isISOControl);
    }

    /// The id that a name suggests, such as `mum` for "Mum"; nothing where its letters are of no use for one.
    static Optional<ParentId> idOf(String name) {
        var id = name.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        return ParentId.isValid(id) ? Optional.of(new ParentId(id)) : Optional.empty();
    }
}
