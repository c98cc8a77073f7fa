package org.porchlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// A file in the making. It has its name when it is whole and on disk, or not at all.
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

    /// Begins a file that only its owner may read.
    ///
    /// @param force whether it may take the place of one that is there
    /// @throws Failure when it may not, or nothing can be written there
    static NewFile open(Words words, Path file, boolean force) throws Failure {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return open(words, file, force, owner);
    }

    /// Begins a file that may be read by whoever reads what its owner makes.
    ///
    /// @param force as in [#open]
    /// @throws Failure as in [#open]
    static NewFile openForOthers(Words words, Path file, boolean force) throws Failure {
        return open(words, file, force, new FileAttribute<?>[0]);
    }

    private static NewFile open(Words words, Path file, boolean force, FileAttribute<?>... attributes) throws Failure {
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
                    draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
            return new NewFile(file, draft, channel);
        } catch (IOException e) {
            throw failed(words, file, e);
        }
    }

    static Failure failed(Words words, Path file, IOException e) {
        return new Failure(Exit.ENVIRONMENT, words.of("file.not-written", file, words.trouble(file, e)));
    }

    OutputStream out() {
        return out;
    }

    /// What was written so far, from its beginning.
    InputStream reread() throws IOException {
        out.flush();
        return Files.newInputStream(draft);
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
