package org.porchlight.core.policy;

/// Something in a policy file that cannot stand.
///
/// @param line 1 for the first
/// @param column 1 for the first
/// @param sentence where in the document, what was found, and what to write instead
public record Problem(int line, int column, String sentence) {
    /// The line a person reads, in front of it the name of the file.
    public String in(String file) {
        return file + ":" + line + ":" + column + ": " + sentence;
    }
}
