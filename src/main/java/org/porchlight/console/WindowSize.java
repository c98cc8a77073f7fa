package org.porchlight.console;

import java.util.Optional;

/// The inner size of a window in px.
record WindowSize(double width, double height) {
    static final WindowSize SMALLEST = new WindowSize(800, 500);
    private static final WindowSize USUAL = new WindowSize(1280, 800);

    /// The size that the system property `porchlight.window` asks for, such as `800x600`, or the usual one.
    static WindowSize chosen() {
        return Optional.ofNullable(System.getProperty("porchlight.window"))
                .map(text -> text.split("x", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new WindowSize(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])))
                .orElse(USUAL);
    }
}
