package org.porchlight.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// A file in the making that only its owner may read. It has its name when it is whole and on disk, or not at all.
final class NewFile implements AutoCloseable {
    private final Path file;
    private final Path draft;
    private final FileChannel channel;
    private final OutputStream out;

    private NewFile(Path file, Path draft, FileChannel channel) {
        this.file = file;
        this.draft = draft;
        this.channel = channel;
        this.out = Channels.newOutputStream(channel);
    }

    /// Begins a file.
    ///
    /// @param force whether it may take the place of one that is there
    /// @throws Failure when it may not, or nothing can be written there
    static NewFile open(Words words, Path file, boolean force) throws Failure {
        if (Files.isDirectory(file)) {
            throw new Failure(Exit.USAGE, words.of("file.folder", file));
        }
        if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Failure(Exit.USAGE, words.of("file.exists", file));
        }
        // A name that nobody can guess: a child may lay links where root is about to write.
        var draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            var channel = FileChannel.open(
                    draft,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new NewFile(file, draft, channel);
        } catch (IOException e) {
            throw failed(words, file, e);
        }
    }

    static Failure failed(Words words, Path file, IOException e) {
        return new Failure(Exit.ENVIRONMENT, words.of("file.not-written", file, e.toString()));
    }

    OutputStream out() {
        return out;
    }

    /// Gives the file its name.
    void keep() throws IOException {
        out.flush();
        channel.force(true);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Leaves nothing of a file that was not kept.
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(draft);
    }
}
