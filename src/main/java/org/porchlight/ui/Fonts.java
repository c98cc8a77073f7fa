package org.porchlight.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.text.Font;

/// The bundled fonts. Without them Chinese is boxes on a machine that has no Chinese font.
public final class Fonts {
    /// The family inside the bundled files, which style sheets name.
    public static final String FAMILY = "Noto Sans CJK SC";

    private static final List<String> FILES =
            List.of("NotoSansCJKsc-Regular-subset.ttf", "NotoSansCJKsc-Bold-subset.ttf");
    private static final int SIZE = 14;
    private static final String LIB = "lib";

    private Fonts() {}

    /// Makes the bundled fonts known to the toolkit. Must come before the first text is drawn; a second call
    /// changes nothing.
    static void load() {
        for (var file : FILES) {
            load(Objects.requireNonNull(Fonts.class.getResource("/org/porchlight/fonts/" + file), file));
        }
    }

    /// Makes a font known to the toolkit.
    ///
    /// Of what it reads from a jar JavaFX makes a copy among the temporary files,
    /// which a process that is killed leaves there; so the build lays fonts beside the jars, too.
    static Font load(URL resource) {
        var file = file(resource).filter(Files::isReadable);
        if (file.isPresent()) {
            return Objects.requireNonNull(Font.loadFont("file:" + file.get(), SIZE), file.get()::toString);
        }
        try (var in = resource.openStream()) {
            return Objects.requireNonNull(Font.loadFont(in, SIZE), resource::toString);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the bundled font " + resource, e);
        }
    }

    /// The file of a font: among the classes, or below `lib`, where the jars lie, by its name in its jar.
    ///
    /// @return nothing where JavaFX, which takes the file for a URL that is not encoded, would look elsewhere
    static Optional<Path> file(URL resource) {
        var inJar = resource.getPath().split("!/", 2);
        try {
            var file = inJar.length == 1
                    ? Path.of(resource.toURI())
                    : lib(Path.of(new URI(inJar[0]))).resolve(inJar[1]);
            return Optional.of(file).filter(place -> !place.toString().contains("#"));
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("where the bundled fonts lie: " + resource, impossible);
        }
    }

    private static Path lib(Path jar) {
        return jar.resolveSibling("").endsWith(LIB) ? jar.resolveSibling("") : jar.resolveSibling(LIB);
    }
}
