package org.porchlight.core.policy;

/// Which characters may stand in a text that people will read.
public final class Characters {
    private static final int REPLACEMENT = 0xFFFD;

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

    /// A text of anybody's as it is safe to show or to write into a log: U+FFFD stands for controls, for marks that
    /// turn the direction of writing or are not seen, and for what has no character.
    ///
    /// @param most how many `char`s of it, at most
    public static String printable(String text, int most) {
        var shown = new StringBuilder();
        text.codePoints()
                .map(point -> isPrintable(point) ? point : REPLACEMENT)
                .limit(most)
                .forEach(point -> {
                    if (shown.length() + Character.charCount(point) <= most) {
                        shown.appendCodePoint(point);
                    }
                });
        return shown.toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    // Direction marks make a line read differently from what it says.
    private static boolean isDirection(int point) {
        return point == 0x200E
                || point == 0x200F
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
