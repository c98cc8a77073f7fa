package org.porchlight.tool;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.css.Stylesheet;

/// Lays the style sheets of the screens into the jar in the form that JavaFX need not parse, each beside its text,
/// where it is looked for first.
public final class BinarySheets {
    private static final String FOLDER = "org/porchlight/css";
    private static final String TEXT = ".css";
    private static final String BINARY = ".bss";
    /// What a sheet of a web page has none of.
    private static final String OF_SCREENS = "-fx-";
    /// JavaFX writes them, and cannot read them again.
    private static final String UNREADABLE = "transition:";

    private BinarySheets() {}

    /// @param args jars, to each of which they are added
    public static void main(String[] args) throws IOException {
        for (var jar : args) {
            add(Path.of(jar));
        }
    }

    static void add(Path jar) throws IOException {
        var work = Files.createTempDirectory("porchlight-sheets-");
        try (var inside = FileSystems.newFileSystem(
                URI.create("jar:" + jar.toAbsolutePath().toUri()), Map.of("noCompression", "true"))) {
            for (var sheet : sheets(inside)) {
                var text = Files.readString(sheet);
                if (text.contains(OF_SCREENS) && !text.contains(UNREADABLE)) {
                    lay(sheet, work);
                }
            }
        } finally {
            Files.delete(work);
        }
    }

    private static List<Path> sheets(FileSystem inside) throws IOException {
        try (var all = Files.list(inside.getPath(FOLDER))) {
            return all.filter(file -> file.toString().endsWith(TEXT)).toList();
        }
    }

    /// JavaFX reads and writes files only.
    private static void lay(Path sheet, Path work) throws IOException {
        var name = String.valueOf(sheet.getFileName());
        var binary = name.substring(0, name.length() - TEXT.length()) + BINARY;
        var text = work.resolve(name);
        var written = work.resolve(binary);
        try {
            Files.copy(sheet, text);
            Stylesheet.convertToBinary(text.toFile(), written.toFile());
            Files.write(sheet.resolveSibling(binary), Files.readAllBytes(written));
        } finally {
            Files.deleteIfExists(text);
            Files.deleteIfExists(written);
        }
    }
}
