package org.porchlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which jars the launcher lets a process load from, in a checkout where nothing is built but a Java that says it.
@Timeout(120)
class LoadedJarsTest {
    private static final List<String> LIBRARIES =
            List.of("bcprov-1", "jackson-core-1", "picocli-1", "slf4j-api-1", "snakeyaml-engine-1", "sqlite-jdbc-1");
    private static final List<String> OF_WINDOWS = List.of(
            "dbus-java-core-1",
            "dbus-java-transport-1",
            "jna-1",
            "javafx-base-1",
            "javafx-graphics-1",
            "javafx-controls-1",
            "javafx-fxml-1",
            "atlantafx-base-1",
            "ikonli-core-1",
            "ikonli-javafx-1",
            "ikonli-feather-pack-1");

    @TempDir
    Path home;

    @BeforeEach
    void layOutWhatIsBuilt() throws IOException {
        executable("porchlight", Files.readString(Path.of("porchlight")));
        executable("jdk/bin/javac", "");
        executable(
                "jdk/bin/java",
                "#!/bin/sh\nfor word; do [ \"$before\" != -cp ] || echo \"$word\"; before=$word; done\n");
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        for (var library :
                Stream.concat(LIBRARIES.stream(), OF_WINDOWS.stream()).toList()) {
            executable("target/lib/" + library + ".jar", "");
        }
        Files.createFile(home.resolve("target/.built"));
    }

    private void executable(String name, String text) throws IOException {
        var file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /// @return in the order in which Java looks into them
    private List<String> loaded(String... verb) throws Exception {
        var command = new ArrayList<>(List.of("./porchlight"));
        command.addAll(List.of(verb));
        var builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        var process = builder.start();
        var path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return Arrays.stream(path.split(":"))
                .map(jar -> home.relativize(Path.of(jar)).toString())
                .toList();
    }

    /// What is in none of the jars is looked for in all of them.
    @ParameterizedTest
    @CsvSource({"status", "why", "grant", "policy", "--version"})
    void areFewForAVerbThatAsksTheGuard(String verb) throws Exception {
        assertThat(loaded(verb))
                .containsExactly(
                        "target/porchlight.jar",
                        "target/lib/jackson-core-1.jar",
                        "target/lib/slf4j-api-1.jar",
                        "target/lib/snakeyaml-engine-1.jar",
                        "target/lib/picocli-1.jar");
    }

    /// What is in all that a parent's program needs is a megabyte of names of classes that an agent never loads.
    @Test
    void areThoseOfWindowsForAnAgent() throws Exception {
        assertThat(loaded("agent"))
                .startsWith(
                        "target/porchlight.jar",
                        "target/lib/jackson-core-1.jar",
                        "target/lib/slf4j-api-1.jar",
                        "target/lib/snakeyaml-engine-1.jar")
                .containsAll(OF_WINDOWS.stream()
                        .map(library -> "target/lib/" + library + ".jar")
                        .toList())
                .hasSize(4 + OF_WINDOWS.size());
    }

    /// Java takes the classes that were laid out beforehand where the jars that they are from come first.
    @Test
    void areAllOthersBehindTheseForTheRest() throws Exception {
        var all = new ArrayList<>(loaded("status"));
        all.add("target/lib/*");

        assertThat(loaded("report", "week", "mei")).isEqualTo(all);
    }
}
