package org.porchlight.proof;

/// Something in a history that cannot stand.
///
/// @param line 1 for the first
/// @param column in characters, 1 for the first; where the value begins that cannot stand, of a member that is missing
/// the
///     event that lacks it; 1 for what is wrong with all of the line
/// @param sentence what was found and what to write instead
public record HistoryProblem(int line, int column, String sentence) {
    /// The line a person reads, in front of it the name of the file.
    public String in(String file) {
        return file + ":" + line + ":" + column + ": " + sentence;
    }
}
