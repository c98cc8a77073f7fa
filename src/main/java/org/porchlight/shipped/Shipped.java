package org.porchlight.shipped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Texts that lie in the jar beside the classes. They never change while the program runs.
public final class Shipped {
    private Shipped() {}

    /// @param name below `org/porchlight`, such as `presets/CN-2024.yaml`
    /// @throws IllegalArgumentException when no such text is shipped
    public static String text(String name) {
        try (var in = Shipped.class.getResourceAsStream("/org/porchlight/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no text \"" + name + "\" is shipped");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("read the shipped text " + name, broken);
        }
    }
}
