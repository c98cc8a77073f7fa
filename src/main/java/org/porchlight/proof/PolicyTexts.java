package org.porchlight.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.porchlight.core.policy.ImportedCalendar;

/// The policies that a history may name, with the imported calendars beside them.
@FunctionalInterface
public interface PolicyTexts {
    /// The longest policy of a history, in bytes.
    int MAX_BYTES = 256 * 1024;

    /// There are none.
    PolicyTexts NONE = (_, _) -> {
        throw new IOException("this history has no folder");
    };

    /// What finds the imported calendars of a policy.
    @FunctionalInterface
    interface Calendars {
        /// There are none.
        Calendars NONE = (_, _, _) -> Map.of();

        /// Those that a policy names, as far as they lie beside it; by the SHA-256 of their bytes.
        ///
        /// @throws IOException with a sentence
        Map<String, ImportedCalendar> beside(Path policy, String text, Instant around) throws IOException;
    }

    /// A policy that is put in force.
    ///
    /// @param around when the history begins
    /// @throws IOException with the rest of a sentence, such as "it does not exist"
    HistoryEvent.PolicyEdit policy(String file, Instant around) throws IOException;

    /// Files below a folder, and nothing outside it.
    static PolicyTexts below(Path folder, Calendars calendars) {
        return (file, around) -> {
            var path = inside(folder, file);
            if (!Files.isRegularFile(path)) {
                throw new IOException("there is no such file beside the history");
            }
            var text = text(path);
            return HistoryEvent.PolicyEdit.of(text, calendars.beside(path, text, around));
        };
    }

    private static String text(Path path) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException("it is larger than " + MAX_BYTES / 1024 + " KiB");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new IOException("it is not text in UTF-8");
        }
    }

    private static Path inside(Path folder, String file) throws IOException {
        try {
            var root = folder.toRealPath();
            var path = root.resolve(file).normalize();
            boolean inside = path.startsWith(root)
                    && (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                            || path.toRealPath().startsWith(root));
            if (!inside) {
                throw new IOException("it lies outside the folder of the history");
            }
            return path;
        } catch (InvalidPathException _) {
            throw new IOException("it is not the name of a file");
        }
    }
}
