package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.platform.Platforms;
import org.porchlight.port.MachineException;

/// A checkout where nobody but root can write, which a folder for temporary files is not.
@Tag("os")
class LauncherTest {
    private static final Path ROOTS = Path.of("/opt");

    @TempDir
    Path anybodys;

    private Path home = ROOTS;

    @BeforeEach
    void layOut() throws IOException {
        assumeTrue(Platforms.isAdministrator(), "needs root: owns the files");
        home = Files.createTempDirectory(ROOTS, "plt-launcher-");
        for (var file : new String[] {
            "porchlight", "installer/linux/porchlight.service", "target/lib/one.jar", "target/porchlight.jar"
        }) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.writeString(home.resolve(file), "[Service]\nExecStart=/opt/porchlight/porchlight guard\n");
        }
    }

    @AfterEach
    void remove() throws IOException {
        if (!home.equals(ROOTS)) {
            try (var all = Files.walk(home)) {
                for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /// Whose link is turned elsewhere later, turns nothing of what root starts.
    @Test
    void isWhatALinkLedTo() throws Exception {
        var link = Files.createSymbolicLink(anybodys.resolve("pl"), home);

        var launcher = Launcher.of(link.resolve("porchlight"));
        Files.delete(link);

        assertThat(launcher.path()).isEqualTo(home.toRealPath().resolve("porchlight"));
        assertThat(launcher.unit()).isEqualTo("[Service]\nExecStart=" + launcher.path() + " guard\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "porchlight",
                "installer",
                "installer/linux",
                "installer/linux/porchlight.service",
                "target",
                "target/lib",
                "target/lib/one.jar",
                "target/porchlight.jar"
            })
    void isNoneWhereOthersCanWrite(String place) throws Exception {
        var file = home.resolve(place);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xrwx"));

        assertThatThrownBy(() -> Launcher.of(home.resolve("porchlight")))
                .isInstanceOf(MachineException.class)
                .hasMessageEndingWith("can write to " + file);
    }

    @Test
    void isNoneWithWhatIsSomebodyElses() throws Exception {
        var jar = home.resolve("target/lib/one.jar");
        Files.setAttribute(jar, "unix:uid", 65_534);

        assertThatThrownBy(() -> Launcher.of(home.resolve("porchlight")))
                .isInstanceOf(MachineException.class)
                .hasMessageEndingWith("can write to " + jar);
    }

    @Test
    void isNoneBelowAFolderOfEverybodys() throws Exception {
        Files.createDirectories(anybodys.resolve("installer/linux"));
        var launcher = Files.createFile(anybodys.resolve("porchlight"));
        Files.createFile(anybodys.resolve("installer/linux/porchlight.service"));
        Files.setPosixFilePermissions(anybodys, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> Launcher.of(launcher)).isInstanceOf(MachineException.class);
    }

    @Test
    void isNoneWithALinkInside() throws Exception {
        var link = Files.createSymbolicLink(home.resolve("target/native"), anybodys);

        assertThatThrownBy(() -> Launcher.of(home.resolve("porchlight")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining(link + " is a symbolic link");
    }

    @Test
    void isNoneWithAPathThatSystemdReadsOtherwise() throws Exception {
        var odd = Files.createFile(home.resolve("a b"));

        assertThatThrownBy(() -> Launcher.of(odd))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("systemd takes for something else");
    }

    @Test
    void isNoneWithoutTheTextOfItsUnit() throws Exception {
        Files.delete(home.resolve("installer/linux/porchlight.service"));

        assertThatThrownBy(() -> Launcher.of(home.resolve("porchlight")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("porchlight.service is not there");
    }
}
