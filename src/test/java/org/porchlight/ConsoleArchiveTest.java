package org.porchlight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.platform.Platforms;

/// The launcher of a checkout and the archive of classes for consoles. In the place of Java stands a script that notes
/// how it was called.
@Tag("os")
@Timeout(300)
class ConsoleArchiveTest {
    @TempDir
    Path home = Path.of("");

    @BeforeEach
    void layOutWhatIsBuilt() throws IOException {
        executable("porchlight", Files.readString(Path.of("porchlight")));
        executable("jdk/bin/javac", "");
        executable("jdk/bin/java", """
            #!/bin/sh
            if [ -w %1$s/calls ]; then echo "$*" >>%1$s/calls; else echo "$*"; fi
            for word; do
              case $word in
                -XX:AOTConfiguration=*) learnt=${word#*=} ;;
                -Dporchlight.guard.flags=*AOTConfiguration=*) child=${word##*AOTConfiguration=} ;;
                -XX:AOTCache=*) archive=${word#*=} ;;
              esac
            done
            case "$*" in
              *AOTMode=create*) cat "$learnt" >"$archive" ;;
              *'Main guard '*)
                if [ -n "$learnt" ]; then echo classes >"$learnt"; fi
                if [ -n "$child" ]; then echo classes >"${child%%%% *}"; fi
                touch %1$s/up
                exec sleep 60
                ;;
              *'Main policy '*) [ -e %1$s/up ] && rm %1$s/up ;;
              *AOTMode=record*'Main console '*) [ ! -e %1$s/no-toolkit ] && echo classes >"$learnt" ;;
            esac
            """.formatted(home));
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Files.createFile(Files.createDirectory(home.resolve("target")).resolve(".built"));
        Files.createFile(home.resolve("calls"));
    }

    private void executable(String name, String text) throws IOException {
        var file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(List<String> around, String... words) throws Exception {
        var command = new ArrayList<>(around);
        command.add(home.resolve("porchlight").toString());
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private List<String> calls(String word) throws IOException {
        return Files.readAllLines(home.resolve("calls")).stream()
                .filter(line -> line.contains(word))
                .toList();
    }

    private Path archive() {
        return home.resolve("target/console.aot");
    }

    @Test
    void isLearntOnceWithoutAScreenAndThenUsed() throws Exception {
        run(List.of(), "console");
        run(List.of());

        assertThat(archive()).hasContent("classes");
        assertThat(calls("Main console --every-page"))
                .singleElement()
                .asString()
                .contains("-Dglass.platform=Headless", "-XX:AOTMode=record")
                .doesNotContain("-XX:AOTCache");
        var opened = Files.readAllLines(home.resolve("calls"));
        assertThat(opened.getLast()).contains("-XX:AOTCache=" + archive()).endsWith("org.porchlight.Main");
        assertThat(calls("Main console").getLast()).contains("-XX:AOTCache=" + archive());
    }

    @Test
    void whereNothingIsLearntAConsoleStartsWithoutAndItIsNotTriedAgain() throws Exception {
        Files.createFile(home.resolve("no-toolkit"));

        run(List.of(), "console");
        run(List.of(), "console");

        assertThat(calls("--every-page")).hasSize(1);
        assertThat(calls("Main console").getLast()).doesNotContain("-XX:AOTCache");
        try (var left = Files.list(home.resolve("target"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .contains("guard.aot", "supervisor.aot")
                    .noneMatch(name -> name.startsWith("console.aot"));
        }
    }

    @Test
    void whoeverCannotWriteThereUsesWhatIsThere() throws Exception {
        assumeTrue(Platforms.isAdministrator(), "needs root: becomes another account");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        var nobody = List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups");

        var without = run(nobody, "console");
        Files.writeString(archive(), "classes");
        var with = run(nobody, "console");

        assertThat(without).doesNotContain("--every-page", "-XX:AOTCache");
        assertThat(with).doesNotContain("--every-page").contains("-XX:AOTCache=" + archive());
    }
}
