package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonFolderTest {
    @TempDir
    Path home = Path.of("");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(quoteCharacter = '\'', textBlock = """
            XDG_DOCUMENTS_DIR="$HOME/文档",      文档
            XDG_DOCUMENTS_DIR="$HOME/Gone",      ''
            XDG_DOCUMENTS_DIR="$HOME/",          ''
            XDG_MUSIC_DIR="$HOME/文档",          ''
            #XDG_DOCUMENTS_DIR="$HOME/文档",     ''
            """)
    void isTheFolderOfDocumentsOrElseTheHome(String line, String folder) throws IOException {
        Files.createDirectory(home.resolve("文档"));
        var names = Files.writeString(home.resolve("user-dirs.dirs"), "# names\n" + line + "\n");

        assertThat(PersonFolder.documents(home, names)).contains(home.resolve(folder));
    }

    @Test
    void isTheHomeWhereNoDesktopNamesOne() {
        assertThat(PersonFolder.documents(home, home.resolve("none"))).contains(home);
    }

    @Test
    void isNoneWhereThereIsNoHome() {
        assertThat(PersonFolder.documents(home.resolve("gone"), home.resolve("none")))
                .isEmpty();
    }

    /// A dialog that was not told where to begin begins in the folder of the program.
    @Test
    void isWhereEveryDialogOfAFileBegins() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).filter(PersonFolderTest::asks))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().contains("PersonFolder.documents()"));
        }
    }

    private static boolean asks(Path file) {
        try {
            return Files.readString(file).contains("new FileChooser()");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
