package org.porchlight.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.UUID;

/// A file in the making. It has its name when it is whole and on disk, or not at all, also where the process is told to
/// end meanwhile.
public final class Draft implements AutoCloseable {
    private final Path file;
    private final Path draft;
    private final FileChannel channel;
    private final OutputStream out;
    private final Thread atEnd;

    private Draft(Path file, Path draft, FileChannel channel, Thread atEnd) {
        this.atEnd = atEnd;
        this.file = file;
        this.draft = draft;
        this.channel = channel;
        this.out = Channels.newOutputStream(channel);
    }

    /// Begins a file. It takes the place of one that is there, when it is kept.
    public static Draft of(Path file, FileAttribute<?>... attributes) throws IOException {
        // A name that nobody can guess: a child may lay links where root is about to write.
        var draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var channel = FileChannel.open(draft, options, attributes);
        var atEnd = new Thread(() -> delete(draft), "unfinished-file");
        try {
            Runtime.getRuntime().addShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            channel.close();
            Files.deleteIfExists(draft);
            throw new IOException("a file is begun while the process ends: " + file, e);
        }
        return new Draft(file, draft, channel, atEnd);
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public OutputStream out() {
        return out;
    }

    /// What was written so far, from its beginning.
    public InputStream reread() throws IOException {
        out.flush();
        return Files.newInputStream(draft);
    }

    /// Gives the file its name.
    public void keep() throws IOException {
        out.flush();
        channel.force(true);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Leaves nothing of a file that was not kept.
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(draft);
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException _) {
            // The process ends already; what is deleted twice is gone once.
        }
    }
}
