package org.porchlight.ui;

import java.nio.file.Path;
import java.util.Optional;

/// Where the person wants a file.
@FunctionalInterface
public interface SavePlace {
    /// Asks, on the screen's thread, and waits for the answer.
    ///
    /// @param name what the file would be called
    /// @param kind what people call such files
    /// @param ending of such files, without the dot
    /// @return nothing when the person does not want one after all
    Optional<Path> ask(String name, String kind, String ending);
}
