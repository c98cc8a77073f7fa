package org.porchlight.ui;

import java.util.regex.Pattern;

/// The character of a name that tells the members of a family apart.
final class Initial {
    /// What is written behind a name in brackets.
    private static final Pattern REMARK = Pattern.compile("(?<=.)[(（\\[【].*");

    private Initial() {}

    /// The last Chinese character, or the first letter where there is none, of a name without what stands behind it in
    /// brackets; empty for no name.
    static String of(String name) {
        var bare = REMARK.matcher(name).replaceFirst("");
        return bare.codePoints()
                .filter(Character::isIdeographic)
                .boxed()
                .reduce((_, later) -> later)
                .or(() -> bare.codePoints().mapToObj(Character::toUpperCase).findFirst())
                .map(Character::toString)
                .orElse("");
    }
}
