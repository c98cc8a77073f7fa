package org.porchlight.tool.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A child's program that counts, in a terminal and into a file, as long as it runs.
///
/// @param process the program
/// @param file where it writes its number
record Counter(Process process, Path file) {
    /// A script for `sh`; its first argument is the file.
    static final String SCRIPT = """
            i=0
            while :; do
              i=$((i + 1))
              echo "$i" > "$1.new"
              mv "$1.new" "$1"
              printf '\\r%s' "$i"
              sleep 0.2
            done
            """;

    /// The number it has reached; 0 before the first.
    long value() throws IOException {
        return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Looks for a while whether the number changes, and comes back at once when it does.
    void watch(Duration length) throws IOException, InterruptedException {
        long first = value();
        Poll.until(length, () -> Optional.of(value()).filter(now -> now != first));
    }
}
