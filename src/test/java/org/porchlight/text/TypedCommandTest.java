package org.porchlight.text;

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
class TypedCommandTest {
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
            Usage: porchlight [-hV] [COMMAND]                   | Usage: P [-hV] [COMMAND]
            To end it now: porchlight unpause mei               | To end it now: P unpause mei
            start the console with porchlight, then try         | start the console with P, then try
            用 porchlight 打开控制台                              | 用 P 打开控制台
            """)
    void writesTheWholePathFromACheckout(String text, String typed) {
        assertThat(new TypedCommand(program, "/usr/bin:/bin").in(text))
                .isEqualTo(typed.replace("P", program.toString()).replace("F/", folder + "/"));
    }

    @Test
    void writesTheNameWhereTheSystemFindsIt() throws IOException {
        var bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("porchlight"), program);

        assertThat(new TypedCommand(program, "/usr/bin::" + bin).in("sudo porchlight undo"))
                .isEqualTo("sudo porchlight undo");
    }

    @Test
    void writesTheWholePathWhereTheSystemFindsAnother() throws IOException {
        var bin = Files.createDirectory(folder.resolve("bin"));
        Files.copy(program, bin.resolve("porchlight"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(new TypedCommand(program, bin.toString()).typed()).isEqualTo(program.toString());
    }

    @Test
    void quotesAPathThatAShellWouldTakeApart() {
        assertThat(new TypedCommand(Path.of("/home/li n/it's/porchlight"), "").typed())
                .isEqualTo("'/home/li n/it'\\''s/porchlight'");
    }
}
