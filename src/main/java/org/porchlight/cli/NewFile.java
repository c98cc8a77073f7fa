package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.porchlight.text.Draft;

/// Files that a verb makes where a person asked for them.
final class NewFile {
    private NewFile() {}

    /// Begins a file that only its owner may read.
    ///
    /// @param force whether it may take the place of one that is there
    /// @throws Failure when it may not, or nothing can be written there
    static Draft open(Words words, Path file, boolean force) throws Failure {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return open(words, file, force, owner);
    }

    /// Begins a file that may be read by whoever reads what its owner makes.
    ///
    /// @param force as in [#open]
    /// @throws Failure as in [#open]
    static Draft openForOthers(Words words, Path file, boolean force) throws Failure {
        return open(words, file, force, new FileAttribute<?>[0]);
    }

    private static Draft open(Words words, Path file, boolean force, FileAttribute<?>... attributes) throws Failure {
        if (Files.isDirectory(file)) {
            throw new Failure(Exit.USAGE, words.of("file.folder", file));
        }
        if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Failure(Exit.USAGE, words.of("file.exists", file));
        }
        try {
            return Draft.of(file, attributes);
        } catch (IOException e) {
            throw failed(words, file, e);
        }
    }

    static Failure failed(Words words, Path file, IOException e) {
        return new Failure(Exit.ENVIRONMENT, words.of("file.not-written", file, words.trouble(file, e)));
    }
}
