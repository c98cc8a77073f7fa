package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.text.FileTrouble;

class FileTroubleTest extends OnFakeGuard {
    @TempDir
    Path folder;

    @Test
    void knowsWhatHinders() throws IOException {
        var file = folder.resolve("family.backup");
        var under = Files.writeString(folder.resolve("file"), "").resolve("deeper/family.backup");
        var missing = folder.resolve("no/family.backup");
        var troubles = Map.of(
                FileTrouble.DENIED, FileTrouble.of(file, new AccessDeniedException("/draft")),
                FileTrouble.NO_ROOM, FileTrouble.of(file, new IOException("No space left on device")),
                FileTrouble.READ_ONLY,
                        FileTrouble.of(file, new FileSystemException("/draft", null, "Read-only file system")),
                FileTrouble.NAME_TOO_LONG,
                        FileTrouble.of(file, new FileSystemException("/draft", null, "File name too long")),
                FileTrouble.NO_FOLDER, FileTrouble.of(missing, new NoSuchFileException("/draft")),
                FileTrouble.NOT_A_FOLDER, FileTrouble.of(under, new FileSystemException("/draft")),
                FileTrouble.FOLDER, FileTrouble.of(folder, new IOException("Is a directory")),
                FileTrouble.MISSING, FileTrouble.of(file, new NoSuchFileException("/draft")),
                FileTrouble.OTHER, FileTrouble.of(file, new IOException("Input/output error")));

        troubles.forEach((expected, found) -> assertThat(found).isEqualTo(expected));
        assertThat(troubles).hasSize(FileTrouble.values().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en_GB.UTF-8", "zh_CN.UTF-8"})
    void namesWhatWasTypedAndNothingOfJava(String language) throws Exception {
        serve(PARENT);
        var file = directory.resolve("no/such").toString();

        for (var line : new String[] {"backup " + file, "export mei -o " + file, "report week mei -o " + file}) {
            var said = Session.type(run(), language, line.split(" "));

            assertThat(said.exit()).as(line).isEqualTo(Exit.ENVIRONMENT);
            assertThat(said.err())
                    .contains(file)
                    .contains(language.startsWith("en") ? "its folder does not exist" : "它的文件夹不存在")
                    .doesNotContain("Exception", "/.such");
        }
    }
}
