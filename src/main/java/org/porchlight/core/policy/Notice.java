package org.porchlight.core.policy;

/// Something in a valid policy that a parent may not have meant.
///
/// @param line 1 for the first
/// @param column 1 for the first
/// @param sentence where in the document, and what follows from it
public record Notice(int line, int column, String sentence) {
    /// The line a person reads, in front of it the name of the file.
    public String in(String file) {
        return file + ":" + line + ":" + column + ": " + sentence;
    }
}
