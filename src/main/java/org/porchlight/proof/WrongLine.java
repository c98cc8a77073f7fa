package org.porchlight.proof;

/// A line of a history that cannot stand.
final class WrongLine extends Exception {
    private static final int QUOTED = 60;

    private final String sentence;

    WrongLine(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
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
