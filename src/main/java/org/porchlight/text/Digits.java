package org.porchlight.text;

/// Digits as an input method for Chinese may give them: twice as wide, and meant as the plain ones.
public final class Digits {
    private static final char WIDE_ZERO = '０';
    private static final char WIDE_NINE = '９';

    private Digits() {}

    /// The text with plain digits, character by character; all else stays as it is.
    public static String plain(String typed) {
        var text = new StringBuilder(typed.length());
        typed.chars().forEach(c -> text.append((char) (isWide(c) ? c - WIDE_ZERO + '0' : c)));
        return text.toString();
    }

    private static boolean isWide(int c) {
        return c >= WIDE_ZERO && c <= WIDE_NINE;
    }
}
