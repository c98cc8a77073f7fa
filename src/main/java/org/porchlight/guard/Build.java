package org.porchlight.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;

/// When this program was built, as its files say: before that no clock is right.
final class Build {
    private static final String FILE = "/org/porchlight/build.properties";

    private Build() {}

    static Instant date() {
        try (var in = Build.class.getResourceAsStream(FILE)) {
            var said = new Properties();
            said.load(java.util.Objects.requireNonNull(in, FILE));
            return Instant.parse(said.getProperty("date", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
