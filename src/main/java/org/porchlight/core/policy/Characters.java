package org.porchlight.core.policy;

/// Which characters a policy may hold in its texts.
final class Characters {
    private Characters() {}

    /// Neither a control character nor half of a pair nor a mark that only changes how others are shown.
    static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> point != 0xFEFF && !isDirection(point);
        };
    }

    static boolean arePlain(String text) {
        return text.codePoints().allMatch(Characters::isPlain);
    }

    // Direction marks make a line read differently from what it says.
    private static boolean isDirection(int point) {
        return point == 0x200E
                || point == 0x200F
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
