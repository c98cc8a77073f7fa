package org.porchlight.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Properties;

/// Which Porchlight this is, as its build says.
public final class Edition {
    private static final String FILE = "/org/porchlight/build.properties";

    private Edition() {}

    public static String version() {
        return said("version");
    }

    /// When its sources were made: before that no clock is right.
    public static Instant date() {
        return Instant.parse(said("date"));
    }

    /// The day of its sources, wherever it is read.
    public static LocalDate day() {
        return LocalDate.ofInstant(date(), ZoneOffset.UTC);
    }

    private static String said(String key) {
        try (var in = Edition.class.getResourceAsStream(FILE)) {
            var said = new Properties();
            said.load(Objects.requireNonNull(in, FILE));
            return said.getProperty(key, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
