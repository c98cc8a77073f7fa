package org.porchlight.proof;

/// Something in a history that cannot stand.
///
/// @param line 1 for the first
/// @param sentence what was found and what to write instead
public record HistoryProblem(int line, String sentence) {
    /// The line a person reads, in front of it the name of the file.
    public String in(String file) {
        return file + ":" + line + ": " + sentence;
    }
}
