package org.porchlight.tool;

/// A word on the command line that cannot stand there.
public final class WrongWord extends Exception {
    private final String word;

    /// @param word as it was typed, with the option that it belongs to
    public WrongWord(String word) {
        super(word, null, false, false);
        this.word = word;
    }

    /// As it was typed.
    public String word() {
        return word;
    }
}
