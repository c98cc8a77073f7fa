package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssParser;
import javafx.css.Rule;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinarySheetsTest {
    @TempDir
    Path folder;

    private Path jar(List<Path> sheets) throws IOException {
        var jar = folder.resolve("sheets.jar");
        try (var inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            Files.createDirectories(inside.getPath("org/porchlight/css"));
            for (var sheet : sheets) {
                Files.copy(sheet, inside.getPath("org/porchlight/css", String.valueOf(sheet.getFileName())));
            }
        }
        return jar;
    }

    private static List<Path> ours() throws Exception {
        var one =
                Objects.requireNonNull(BinarySheetsTest.class.getResource("/org/porchlight/css/porchlight-tokens.css"));
        try (var all = Files.list(Path.of(one.toURI()).resolveSibling(""))) {
            return all.filter(file -> file.toString().endsWith(".css")).toList();
        }
    }

    @Test
    void sayWhatTheSheetsOfTheScreensSay() throws Exception {
        var jar = jar(ours());

        BinarySheets.main(new String[] {jar.toString()});

        int screens = 0;
        try (var inside = FileSystems.newFileSystem(jar)) {
            for (var text : ours()) {
                var name = String.valueOf(text.getFileName());
                var binary = inside.getPath("org/porchlight/css", name.replace(".css", ".bss"));
                boolean ofScreens = Files.readString(text).contains("-fx-");
                assertThat(Files.exists(binary)).as(name).isEqualTo(ofScreens);
                if (ofScreens) {
                    screens++;
                    var said = Stylesheet.loadBinary(binary.toUri().toURL());
                    assertThat(rules(said))
                            .as(name)
                            .isEqualTo(rules(new CssParser().parse(text.toUri().toURL())));
                }
            }
        }
        assertThat(screens).isGreaterThan(10);
    }

    @Test
    void leaveASheetAsTextThatJavaFxCouldNotReadAgain() throws Exception {
        var sheet = folder.resolve("moves.css");
        Files.writeString(sheet, ".fade { -fx-opacity: 1; transition: -fx-opacity 160ms ease-out; }");
        var jar = jar(List.of(sheet));

        BinarySheets.main(new String[] {jar.toString()});

        try (var inside = FileSystems.newFileSystem(jar);
                var files = Files.list(inside.getPath("org/porchlight/css"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("moves.css");
        }
    }

    private static List<String> rules(Stylesheet sheet) {
        return sheet.getRules().stream()
                .map(rule -> rule.getSelectors() + " " + properties(rule))
                .toList();
    }

    private static List<String> properties(Rule rule) {
        return rule.getDeclarations().stream()
                .map(said -> said.getProperty() + (said.isImportant() ? "!" : ""))
                .toList();
    }
}
