package org.porchlight.ui;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// Where the bundled fonts lie, for whichever toolkit draws with them. None is loaded here.
public final class FontFiles {
    private static final String LIB = "lib";

    private FontFiles() {}

    /// The one in which menus and text are written.
    public static URL regular() {
        return bundled("NotoSansCJKsc-Regular-subset.ttf");
    }

    static URL bold() {
        return bundled("NotoSansCJKsc-Bold-subset.ttf");
    }

    private static URL bundled(String file) {
        return Objects.requireNonNull(FontFiles.class.getResource("/org/porchlight/fonts/" + file), file);
    }

    /// The file of a font: among the classes, or below `lib`, where the jars lie, by its name in its jar.
    ///
    /// @return nothing where JavaFX, which takes the file for a URL that is not encoded, would look elsewhere
    public static Optional<Path> of(URL resource) {
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
