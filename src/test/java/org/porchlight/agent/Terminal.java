package org.porchlight.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A full-screen terminal on a test's display.
///
/// @param typed what was typed, up to the last end of a line
public record Terminal(long pid, Path typed) {
    public String text() {
        try {
            return Files.readString(typed);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
