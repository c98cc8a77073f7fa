package org.porchlight.platform.linux.pam;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// The right to change a file that several guards and `undo` write: whoever has it is alone, among the threads of this
/// process and among all processes.
///
/// It is the lock of a file beside the other one, which is there only meanwhile and which nobody but root can open: a
/// child who could lock it would keep every log-in open. The kernel takes it from a process that dies.
final class ChangeLock implements AutoCloseable {
    private static final long LONGEST = 1 << 24;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /// The kernel gives a lock to a whole process.
    private static final ReentrantLock HERE = new ReentrantLock();

    private final Path file;
    private final FileChannel channel;

    private ChangeLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Waits for some seconds at most.
    ///
    /// @param changed the file that is to be changed
    static ChangeLock on(Path changed) throws IOException {
        var file = changed.resolveSibling(changed.getFileName() + PamStack.LOCK);
        var until = System.nanoTime() + PATIENCE.toNanos();
        boolean done = false;
        try {
            if (HERE.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                do {
                    var mine = attempt(file);
                    if (mine.isPresent()) {
                        done = true;
                        return new ChangeLock(file, mine.get());
                    }
                    LockSupport.parkNanos(PAUSE.toNanos());
                } while (System.nanoTime() - until < 0);
            }
            throw new IOException("another guard has been changing it for " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("the program is to end", hurried);
        } finally {
            if (!done && HERE.isHeldByCurrentThread()) {
                HERE.unlock();
            }
        }
    }

    private static Optional<FileChannel> attempt(Path file) throws IOException {
        var channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        boolean done = false;
        try {
            done = channel.tryLock() != null && isThere(file, channel);
            return done ? Optional.of(channel) : Optional.empty();
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    /// Whoever had it before has taken the file away, and the lock of a file that nobody finds keeps nobody out.
    ///
    /// A length that only this process can have given it tells whether it is the one that is there. To open it
    /// a second time would let go of the lock.
    private static boolean isThere(Path file, FileChannel channel) throws IOException {
        var length = ThreadLocalRandom.current().nextLong(1, LONGEST);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), length - 1);
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                            .size()
                    == length;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        } finally {
            HERE.unlock();
        }
    }
}
