package org.porchlight.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a person begins to look for a place of a file: the folder of documents that its desktop names
/// (xdg-user-dirs), or else its home.
public final class PersonFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PersonFolder.class);
    private static final Pattern DOCUMENTS = Pattern.compile("(?m)^XDG_DOCUMENTS_DIR=\"(\\$HOME)?(/?[^\"\\n]*)\"");
    private static final int MOST = 1 << 16;

    private PersonFolder() {}

    /// Nothing where the person has no home. A process whose home is another is told it as `porchlight.home`.
    public static Optional<Path> documents() {
        var home = Path.of(System.getProperty("porchlight.home", System.getProperty("user.home")));
        return documents(home, home.resolve(".config/user-dirs.dirs"));
    }

    /// @param names the file in which the desktop keeps the names of folders
    static Optional<Path> documents(Path home, Path names) {
        return Stream.concat(named(home, names).stream(), Stream.of(home))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static Optional<Path> named(Path home, Path names) {
        if (!Files.isRegularFile(names)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(names)) {
            var line = DOCUMENTS.matcher(new String(in.readNBytes(MOST), StandardCharsets.UTF_8));
            return line.find()
                    ? Optional.of(line.group(1) == null ? Path.of(line.group(2)) : Path.of(home + line.group(2)))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("The names of the person's folders could not be read: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
