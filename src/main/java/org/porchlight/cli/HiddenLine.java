package org.porchlight.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A line that is typed and not shown, or that a program hands over on standard input.
///
/// @param terminal where it is typed
record HiddenLine(Terminal terminal) {
    private static final int LONGEST = 4096;

    /// @return nothing when there was no line
    Optional<String> read(String prompt) {
        var console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (console.isPresent() && terminal.in().equals(System.in)) {
            return Optional.ofNullable(console.get().readPassword("%s ", prompt))
                    .map(String::new);
        }
        try {
            var line = new ByteArrayOutputStream();
            int next = terminal.in().read();
            boolean any = next >= 0;
            while (next >= 0 && next != '\n' && line.size() < LONGEST) {
                line.write(next);
                next = terminal.in().read();
            }
            return any ? Optional.of(line.toString(StandardCharsets.UTF_8).stripTrailing()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading standard input", e);
        }
    }
}
