package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged policies and histories, in a process that may have 256 MiB: each is answered, none takes longer than a
/// second.
class FuzzTest {
    @TempDir
    private Path folder;

    @Test
    void answersTwentyThousandDamagedTexts() throws Exception {
        fuzz(20_000, 1, 240);
    }

    @Test
    @Tag("all")
    void answersAMillionDamagedTexts() throws Exception {
        fuzz(1_000_000, 1_000_000, 1_400);
    }

    private void fuzz(int cases, long seed, int seconds) throws Exception {
        var output = folder.resolve("output").toFile();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FuzzRun.class.getName(),
                Integer.toString(cases),
                Long.toString(seed)));
        command.add("src/test/resources/histories");
        command.add("src/test/resources/policies");

        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(output).content().contains(cases + " cases, ");
        assertThat(ended).as("within %d s", seconds).isTrue();
        assertThat(process.exitValue()).as(output.toString()).isZero();
        System.out.println(Files.readString(output.toPath()).strip());
    }
}
