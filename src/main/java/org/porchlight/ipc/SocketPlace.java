package org.porchlight.ipc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import org.porchlight.port.UnfitPlaceException;
import org.porchlight.port.UnfitPlaceException.Why;

/// The file of a listening socket and the directory it lies in.
final class SocketPlace {
    private static final int BACKLOG = 256;

    private SocketPlace() {}

    /// Listens at `socket`, whose directory is made when it is missing.
    ///
    /// @throws UnfitPlaceException when the directory is not ours alone, or another guard answers there
    /// @throws IOException when the socket cannot be made
    static ServerSocketChannel listen(Path socket, GuardServer.Access access) throws IOException {
        prepare(directoryOf(socket), access);
        removeStale(socket);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString(access.socketMode()));
            return server;
        } catch (IOException e) {
            server.close();
            throw new IOException("listen at " + socket + ": " + e.getMessage(), e);
        }
    }

    private static Path directoryOf(Path socket) throws IOException {
        var parent = socket.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("listen at " + socket + ": it is no file in a directory");
        }
        return parent;
    }

    private static void prepare(Path directory, GuardServer.Access access) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            var mode = PosixFilePermissions.fromString(access.directoryMode());
            Files.createDirectories(directory.toAbsolutePath().getParent());
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(mode));
            // The umask may have taken what others need to reach the socket.
            Files.setPosixFilePermissions(directory, mode);
        }
        // Whoever may write here can put another socket in the place of ours.
        var attributes = Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var mode = attributes.permissions();
        if (!attributes.isDirectory()
                || mode.contains(PosixFilePermission.GROUP_WRITE)
                || mode.contains(PosixFilePermission.OTHERS_WRITE)
                || !attributes.owner().equals(Files.getOwner(Path.of("/proc/self")))) {
            throw new UnfitPlaceException(
                    directory,
                    Why.SHARED,
                    "listen in " + directory + ": it is not a directory that only this account can change");
        }
    }

    private static void removeStale(Path socket) throws IOException {
        if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var attributes = Files.readAttributes(socket, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isOther()) {
            throw new UnfitPlaceException(socket, Why.NO_SOCKET, "listen at " + socket + ": it is not a socket");
        }
        if (answers(socket)) {
            throw new UnfitPlaceException(socket, Why.TAKEN, "listen at " + socket + ": another guard answers there");
        }
        Files.delete(socket);
    }

    private static boolean answers(Path socket) {
        try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
