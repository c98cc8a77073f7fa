package org.porchlight.tool.setup;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.porchlight.core.event.ParentFact.ParentNamed;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.Presets;

/// Reads what answers have in common, typed or from a file.
final class Reading {
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");

    private Reading() {}

    /// A zone by its name, such as `Asia/Shanghai`.
    static Optional<ZoneId> zone(String text) {
        var known = ZoneId.getAvailableZoneIds();
        return known.contains(text)
                ? Optional.of(ZoneId.of(text))
                : known.stream().filter(text::equalsIgnoreCase).findFirst().map(ZoneId::of);
    }

    /// A date of birth as people write it, such as `2016-5-14`, `2016/05/14` or `2016年5月14日`, an age in years, or a
    /// tier.
    static Optional<Birth> birth(String text) {
        var date = DATE.matcher(text);
        return Birth.said(
                date.matches()
                        ? String.format(
                                Locale.ROOT,
                                "%s-%02d-%02d",
                                date.group(1),
                                Integer.valueOf(date.group(2)),
                                Integer.valueOf(date.group(3)))
                        : text);
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
