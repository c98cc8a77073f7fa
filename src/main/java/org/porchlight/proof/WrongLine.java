package org.porchlight.proof;

/// A line of a history that cannot stand.
class WrongLine extends Exception {
    private static final int QUOTED = 60;

    private final int column;
    private final String sentence;

    /// All of the line is wrong.
    WrongLine(String sentence) {
        this(1, sentence);
    }

    /// @param column where it is wrong, 1 for the first character
    WrongLine(int column, String sentence) {
        super(sentence, null, false, false);
        this.column = column;
        this.sentence = sentence;
    }

    int column() {
        return column;
    }

    String sentence() {
        return sentence;
    }

    /// What somebody wrote, in quotation marks, on one line and not too long.
    static String quote(String written) {
        var shown = new StringBuilder("\"");
        written.codePoints()
                .limit(QUOTED)
                .map(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.FORMAT
                                || Character.getType(point) == Character.SURROGATE
                        ? '?'
                        : point)
                .forEach(shown::appendCodePoint);
        return shown.append(written.codePointCount(0, written.length()) > QUOTED ? "...\"" : "\"")
                .toString();
    }
}
