package org.porchlight.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.util.Objects;
import javafx.scene.text.Font;

/// The bundled fonts. Without them Chinese is boxes on a machine that has no Chinese font.
public final class Fonts {
    /// The family inside the bundled files, which style sheets name.
    public static final String FAMILY = "Noto Sans CJK SC";

    private static final int SIZE = 14;

    private Fonts() {}

    /// Makes the bundled fonts known to the toolkit. Must come before the first text is drawn; a second call
    /// changes nothing.
    static void load() {
        load(FontFiles.regular());
        load(FontFiles.bold());
    }

    /// Makes a font known to the toolkit.
    ///
    /// Of what it reads from a jar JavaFX makes a copy among the temporary files,
    /// which a process that is killed leaves there; so the build lays fonts beside the jars, too.
    static Font load(URL resource) {
        var file = FontFiles.of(resource).filter(Files::isReadable);
        if (file.isPresent()) {
            return Objects.requireNonNull(Font.loadFont("file:" + file.get(), SIZE), file.get()::toString);
        }
        try (var in = resource.openStream()) {
            return Objects.requireNonNull(Font.loadFont(in, SIZE), resource::toString);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the bundled font " + resource, e);
        }
    }
}
