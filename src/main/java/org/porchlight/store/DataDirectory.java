package org.porchlight.store;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.porchlight.port.StoreException;
import org.porchlight.port.UnfitPlaceException;
import org.porchlight.port.UnfitPlaceException.Why;

/// The folder of a guard's data, taken by one guard at a time. Nobody else may read it (0700, files 0600).
final class DataDirectory implements AutoCloseable {
    private static final boolean POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    private static final String LOCK = "guard.lock";

    /// Folders taken in this process. The kernel forgets a process's locks on a file as soon as it closes that file
    /// once, so a second look at the lock file from inside would let go of the first one's.
    private static final Map<Path, String> TAKEN = new ConcurrentHashMap<>();

    private final Path path;
    private final FileLock lock;

    private DataDirectory(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes the folder private and takes it.
    ///
    /// @throws StoreException when another guard has it, or its owner is somebody else
    static DataDirectory take(Path wanted) throws StoreException {
        try {
            makePrivate(wanted);
            var path = wanted.toRealPath();
            var holder = TAKEN.putIfAbsent(path, self());
            if (holder != null) {
                throw taken(path, holder);
            }
            boolean done = false;
            try {
                var directory = new DataDirectory(path, lock(path));
                done = true;
                return directory;
            } finally {
                if (!done) {
                    TAKEN.remove(path);
                }
            }
        } catch (IOException e) {
            throw new StoreException(StoreTrouble.kind(e), "opening the data in " + wanted + ": " + e, e);
        }
    }

    /// Makes a folder that only this account may enter; a folder that is there is closed to others when it is empty or
    /// a guard's.
    ///
    /// @throws IOException also when the folder is a link or belongs to another account
    static void makePrivate(Path path) throws IOException {
        var parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!POSIX) {
            Files.createDirectories(path);
            return;
        }
        try {
            Files.createDirectory(path, permissions("rwx------"));
        } catch (FileAlreadyExistsException _) {
            long owner = ((Number) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || owner != new UnixSystem().getUid()) {
                throw new UnfitPlaceException(
                        path, Why.NOT_OURS, path + " is not a folder of the account that runs the guard");
            }
            var wanted = PosixFilePermissions.fromString("rwx------");
            if (!Files.getPosixFilePermissions(path).equals(wanted)) {
                refuseForeign(path);
                Files.setPosixFilePermissions(path, wanted);
            }
        }
    }

    /// Closing a folder that others use, such as the one for temporary files, would break the machine.
    private static void refuseForeign(Path path) throws IOException {
        try (var files = Files.list(path)) {
            if (!Files.exists(path.resolve(LedgerFile.NAME)) && files.findAny().isPresent()) {
                throw new UnfitPlaceException(
                        path,
                        Why.SHARED,
                        path + " is open to others and has other things in it; name a folder of its own");
            }
        }
    }

    /// What makes a new file readable for this account only.
    static FileAttribute<?>[] secret() {
        return POSIX ? new FileAttribute<?>[] {permissions("rw-------")} : new FileAttribute<?>[0];
    }

    private static FileAttribute<?> permissions(String form) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(form));
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Path path() {
        return path;
    }

    /// Puts a file in place as a whole, on disk on return.
    static void put(Path file, byte[] content) throws IOException {
        var draft = draft(file);
        Files.deleteIfExists(draft);
        try (var out =
                FileChannel.open(draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), secret())) {
            write(out, content);
        }
        finish(file);
    }

    /// The name that a file has while it is being made.
    static Path draft(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /// Gives a draft its final name, on disk on return.
    static void finish(Path file) throws IOException {
        Files.move(draft(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(folder(file));
    }

    /// The folder in which a file is.
    static Path folder(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " is in no folder");
        }
        return folder;
    }

    static void write(FileChannel out, byte[] content) throws IOException {
        var left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
            out.write(left);
        }
        out.force(true);
    }

    /// Puts the names of a folder on disk; where folders cannot be opened (Windows), the file system does it itself.
    static void syncFolder(Path path) throws IOException {
        if (POSIX) {
            try (var folder = FileChannel.open(path, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /// Lets another guard have the folder.
    @Override
    public void close() throws IOException {
        try {
            lock.acquiredBy().close();
        } finally {
            TAKEN.remove(path);
        }
    }

    private static FileLock lock(Path path) throws IOException, StoreException {
        var file = path.resolve(LOCK);
        var channel = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                secret());
        boolean done = false;
        try {
            var lock = channel.tryLock();
            if (lock == null) {
                throw taken(path, read(file));
            }
            // Over what is there: that needs no room.
            write(channel, (TAKEN.getOrDefault(path, self()) + "\n").getBytes(StandardCharsets.UTF_8));
            channel.truncate(channel.position());
            done = true;
            return lock;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    /// Which process took a folder last, as far as the folder says.
    static Optional<Integer> lastUser(Path path) throws IOException {
        var number = read(path.resolve(LOCK)).split(" ", 2)[0];
        return number.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.parseInt(number)) : Optional.empty();
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException _) {
            return "";
        }
    }

    /// Who has a folder: number of the process, account, since when.
    private static String self() {
        var process = ProcessHandle.current();
        return String.join(
                " ",
                Long.toString(process.pid()),
                System.getProperty("user.name", "?").replaceAll("\\s", "_"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static StoreException taken(Path path, String text) {
        var holder = holder(text);
        var since = holder.since()
                .map(at -> ", of " + holder.account() + ", since " + at)
                .orElse("");
        return new StoreException(
                holder, "opening the data: another guard (pid " + holder.pid() + since + ") uses " + path);
    }

    private static StoreException.Holder holder(String text) {
        var words = text.split(" ", -1);
        // An older program wrote its number alone.
        return words.length == 3
                ? new StoreException.Holder(words[0], words[1], Optional.of(Instant.parse(words[2])))
                : new StoreException.Holder(words[0], "", Optional.empty());
    }
}
