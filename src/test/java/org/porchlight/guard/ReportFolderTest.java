package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.port.MachineException;

class ReportFolderTest {
    private Path home = Path.of("");

    /// Below the home of who runs it, because everybody can write to /tmp.
    @BeforeEach
    void make() throws IOException {
        home = Files.createTempDirectory(Path.of(System.getProperty("user.home")), ".porchlight-folder");
    }

    @AfterEach
    void remove() throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void makesItsLastPart() throws MachineException, IOException {
        ReportFolder.open(home.resolve("weeks")).write("mei.pdf", new byte[] {7}, _ -> false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("weeks"))))
                .isEqualTo("rwxr-xr-x");
        assertThat(home.resolve("weeks/mei.pdf")).hasBinaryContent(new byte[] {7});
    }

    @Test
    void letsAGroupReadInWhichNoChildIs() throws MachineException, IOException {
        var folder = ReportFolder.open(home);
        folder.write("shared.pdf", new byte[] {7}, _ -> false);
        folder.write("own.pdf", new byte[] {7}, _ -> true);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("shared.pdf"))))
                .isEqualTo("rw-r-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("own.pdf"))))
                .isEqualTo("rw-------");
    }

    @Test
    void writesInThePlaceOfAnOlderOneAndLeavesNoHalf() throws MachineException {
        var folder = ReportFolder.open(home);
        folder.write("mei.pdf", new byte[] {7}, _ -> false);
        folder.write("mei.pdf", new byte[] {8, 9}, _ -> false);

        assertThat(home).isDirectoryContaining(file -> file.endsWith("mei.pdf"));
        assertThat(home.toFile().list()).containsExactly("mei.pdf");
        assertThat(home.resolve("mei.pdf")).hasBinaryContent(new byte[] {8, 9});
    }

    @Test
    void refusesOneThatEverybodyCanWriteTo() {
        assertThatThrownBy(() -> ReportFolder.open(Path.of("/tmp/weeks")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("others can write to /tmp");
        assertThat(Path.of("/tmp/weeks")).doesNotExist();
    }

    @Test
    void refusesOneBelowAFolderThatAGroupCanWriteTo() throws IOException {
        var open = Files.createDirectory(home.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxr-x"));

        assertThatThrownBy(() -> ReportFolder.open(open.resolve("weeks")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("others can write to " + open);
    }

    @Test
    void followsNoLink() throws IOException {
        Files.createSymbolicLink(home.resolve("link"), Path.of("/etc"));

        assertThatThrownBy(() -> ReportFolder.open(home.resolve("link")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("is no folder, or a link");
        assertThatThrownBy(() -> ReportFolder.open(home.resolve("link/weeks")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("is no folder, or a link");
    }

    @Test
    void putsNothingWhereALinkLies() throws MachineException, IOException {
        var folder = ReportFolder.open(home);
        var other = Files.writeString(home.resolve("other"), "mine");
        Files.createSymbolicLink(home.resolve("mei.pdf"), other);

        folder.write("mei.pdf", new byte[] {7}, _ -> false);

        assertThat(other).hasContent("mine");
        assertThat(home.resolve("mei.pdf")).isRegularFile().hasBinaryContent(new byte[] {7});
    }
}
