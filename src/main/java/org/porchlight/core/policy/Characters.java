package org.porchlight.core.policy;

/// Which characters may stand in a text that people will read.
public final class Characters {
    private Characters() {}

    /// Neither a control character nor half of a pair nor a mark that only changes how others are shown.
    public static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> point != 0xFEFF && !isDirection(point);
        };
    }

    public static boolean arePlain(String text) {
        return text.codePoints().allMatch(Characters::isPlain);
    }

    /// The plain characters of a text that somebody else chose, at most `most` of them.
    public static String plain(String text, int most) {
        var kept = new StringBuilder();
        text.codePoints().filter(Characters::isPlain).limit(most).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    // Direction marks make a line read differently from what it says.
    private static boolean isDirection(int point) {
        return point == 0x200E
                || point == 0x200F
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
