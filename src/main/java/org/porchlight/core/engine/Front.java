package org.porchlight.core.engine;

/// The program in front of a child, by the word of its session.
///
/// @param path absolute, as the kernel names the program; empty when it is not known
/// @param title what people call it; at most 120 characters, empty when nothing is in front
public record Front(String path, String title) {
    public static final Front NOTHING = new Front("", "");

    /// A program of which only the name is known.
    public static Front titled(String title) {
        return new Front("", title);
    }
}
