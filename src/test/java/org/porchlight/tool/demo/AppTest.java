package org.porchlight.tool.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppTest {
    @TempDir
    Path folder;

    /// Else JavaFX would copy each font into the folder for temporary files, and a process that is killed leaves it
    /// there.
    @Test
    void hasTheFontsOfItsJarsBesideThem() throws Exception {
        var app = App.copyTo(folder.resolve("app"));

        try (var files = Files.walk(folder.resolve("app").resolve("lib"))) {
            assertThat(files).anyMatch(file -> file.toString().endsWith("feather.ttf"));
        }
        var command = app.command(List.of(), "demo");
        assertThat(command.get(command.indexOf("-cp") + 1).split(File.pathSeparator))
                .allSatisfy(entry ->
                        assertThat(Path.of(entry).getFileName().toString()).matches("[0-9]{3}.*"));
    }
}
