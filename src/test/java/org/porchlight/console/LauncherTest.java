package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How commands are written, so that they can be typed as they stand.
class LauncherTest {
    @TempDir
    Path folder = Path.of("");

    private Path program = Path.of("");

    @BeforeEach
    void make() throws IOException {
        program = Files.createFile(
                folder.resolve("porchlight"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sudo porchlight guard                               | sudo P guard
            Start it: porchlight doctor --fix, or: porchlight guard | Start it: P doctor --fix, or: P guard
            sudo porchlight                                     | sudo P
            sudo systemctl disable --now porchlight             | sudo systemctl disable --now porchlight
            The program porchlight was not found                | The program porchlight was not found
            ExecStart=/opt/porchlight/porchlight guard          | ExecStart=/opt/porchlight/porchlight guard
            用 porchlight doctor 看看                             | 用 P doctor 看看
            sudo installer/linux/rescue                         | sudo F/installer/linux/rescue
            """)
    void writesTheWholePathFromACheckout(String text, String typed) {
        assertThat(new Launcher(program).typing(text, "/usr/bin:/bin"))
                .isEqualTo(typed.replace("P", program.toString()).replace("F/", folder + "/"));
    }

    @Test
    void writesTheNameWhereTheSystemFindsIt() throws IOException {
        var bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("porchlight"), program);

        assertThat(new Launcher(program).typing("sudo porchlight undo", "/usr/bin::" + bin))
                .isEqualTo("sudo porchlight undo");
    }

    @Test
    void writesTheWholePathWhereTheSystemFindsAnother() throws IOException {
        var bin = Files.createDirectory(folder.resolve("bin"));
        Files.copy(program, bin.resolve("porchlight"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(new Launcher(program).typed(bin.toString())).isEqualTo(program.toString());
    }

    @Test
    void quotesAPathThatAShellWouldTakeApart() {
        assertThat(new Launcher(Path.of("/home/li n/it's/porchlight")).typed(""))
                .isEqualTo("'/home/li n/it'\\''s/porchlight'");
    }
}
