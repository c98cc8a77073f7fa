package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.porchlight.port.UnfitPlaceException;
import org.porchlight.port.UnfitPlaceException.Why;

/// The folder and the file at which a guard listens.
class SocketPlaceTest extends OnGuardServer {
    @Test
    void makesADirectoryAndASocketThatOnlyItsOwnerReaches() throws Exception {
        open(PARENT);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("run"))))
                .isEqualTo("rwx------");
    }

    @Test
    void letsEverybodyReachTheSocketOfARealGuard() throws Exception {
        try (var _ = GuardServer.open(socket, GuardServer.Access.EVERYBODY, _ -> PARENT, guard)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-rw-rw-");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("run"))))
                    .isEqualTo("rwxr-xr-x");
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void refusesADirectoryThatOthersMayChange() throws Exception {
        Files.createDirectory(directory.resolve("run"));
        Files.setPosixFilePermissions(directory.resolve("run"), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> open(PARENT))
                .isInstanceOfSatisfying(
                        UnfitPlaceException.class,
                        unfit -> assertThat(unfit.why()).isEqualTo(Why.SHARED));
    }

    @Test
    void doesNotTakeTheSocketOfAGuardThatAnswers() throws Exception {
        open(PARENT);

        assertThatThrownBy(() -> open(PARENT))
                .isInstanceOfSatisfying(
                        UnfitPlaceException.class,
                        unfit -> assertThat(unfit.why()).isEqualTo(Why.TAKEN));
        SocketLink.connect(socket).close();
    }

    @Test
    void takesTheSocketOfAGuardThatDied() throws Exception {
        Files.createDirectory(directory.resolve("run"));
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))
                .close();

        open(PARENT);

        SocketLink.connect(socket).close();
    }

    @Test
    void leavesAFileAloneThatIsNoSocket() throws Exception {
        Files.createDirectory(directory.resolve("run"));
        Files.writeString(socket, "mine");

        assertThatThrownBy(() -> open(PARENT))
                .isInstanceOfSatisfying(
                        UnfitPlaceException.class,
                        unfit -> assertThat(unfit.why()).isEqualTo(Why.NO_SOCKET));
        assertThat(socket).hasContent("mine");
    }

    @Test
    void saysThatNoGuardIsThere() throws Exception {
        assertThatThrownBy(() -> SocketLink.connect(socket)).isInstanceOf(GuardMissing.class);

        Files.createDirectory(directory.resolve("run"));
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))
                .close();
        assertThatThrownBy(() -> SocketLink.connect(socket)).isInstanceOf(GuardMissing.class);
    }
}
