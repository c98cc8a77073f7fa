package org.porchlight.core.decide;

import java.util.Optional;

/// A program as rules may name it.
///
/// @param path absolute and normalised, as the kernel names the file
/// @param title what it is known as, an id of [org.porchlight.core.policy.Titles]; nothing when it is not known
/// @param installedBy the package that brought it; nothing when none did
public record Program(String path, Optional<String> title, Optional<String> installedBy) {
    /// A program of which nothing is known but where it lies.
    public static Program at(String path) {
        return new Program(path, Optional.empty(), Optional.empty());
    }
}
