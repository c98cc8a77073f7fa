package org.porchlight.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the child put the disc, kept from one log-in to the next in a file of the account: two numbers, across and
/// down.
final class DiscMemory {
    private static final Logger LOG = LoggerFactory.getLogger(DiscMemory.class);
    private static final long MOST_BYTES = 200;

    private final Path file;

    DiscMemory(Path file) {
        this.file = file;
    }

    /// In the account's folder for such things (XDG Base Directory, `XDG_STATE_HOME`).
    static DiscMemory ofTheAccount() {
        return new DiscMemory(folder().resolve("disc"));
    }

    /// Where the account keeps what the child chose.
    static Path folder() {
        var state = Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"));
        return state.resolve("porchlight");
    }

    /// The usual place where none was kept, or what is kept is none.
    DiscPlace read() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return DiscPlace.DEFAULT;
            }
            var parts = Files.readString(file).strip().split(" ", -1);
            return parts.length == 2
                    ? new DiscPlace(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]))
                    : DiscPlace.DEFAULT;
        } catch (NoSuchFileException _) {
            return DiscPlace.DEFAULT;
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("Reading where the disc was: {}", e.toString());
            return DiscPlace.DEFAULT;
        }
    }

    /// Without a place to keep it, it is back in its corner after the next log-in.
    void keep(DiscPlace place) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, place.across() + " " + place.down() + "\n");
        } catch (IOException e) {
            LOG.info("Keeping where the disc is: {}", e.toString());
        }
    }
}
