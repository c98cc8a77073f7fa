package org.porchlight.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Standard input line by line, each as it comes, without any that is longer than it may be.
final class Lines {
    /// What some editors write in front of a text (RFC 3629 §6).
    private static final String MARK = "\uFEFF";

    private final InputStream in;
    private final int most;
    private int number;

    /// @param most bytes in a line
    Lines(InputStream in, int most) {
        this.in = new BufferedInputStream(in);
        this.most = most;
    }

    /// The number of the line that was read last, from 1.
    int number() {
        return number;
    }

    /// The next line that is not blank; nothing at the end. What is too long is given cut, as no good line is.
    Optional<String> next() throws IOException {
        for (var line = read(); line.isPresent(); line = read()) {
            if (!line.get().isBlank()) {
                return line;
            }
        }
        return Optional.empty();
    }

    private Optional<String> read() throws IOException {
        var bytes = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        number++;
        while (next >= 0 && next != '\n' && bytes.size() <= most) {
            bytes.write(next);
            next = in.read();
        }
        var line = bytes.toString(StandardCharsets.UTF_8);
        return Optional.of((number == 1 && line.startsWith(MARK) ? line.substring(MARK.length()) : line).strip());
    }
}
