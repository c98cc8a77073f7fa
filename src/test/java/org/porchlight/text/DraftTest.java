package org.porchlight.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    private static final byte[] HALF = "half".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    /// Writes half of a file and waits to be told to end.
    static final class Unfinished {
        private Unfinished() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            try (var draft = Draft.of(Path.of(arguments[0]))) {
                draft.out().write(HALF);
                System.out.println("half");
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void takesThePlaceOfTheOneBeforeWhenItIsKept() throws IOException {
        var file = Files.writeString(folder.resolve("week.csv"), "before");

        try (var draft = Draft.of(file)) {
            draft.out().write(HALF);
            assertThat(file).hasContent("before");
            draft.keep();
        }

        assertThat(file).hasContent("half");
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void leavesNothingWhereItIsNotKept() throws IOException {
        try (var draft = Draft.of(folder.resolve("week.csv"))) {
            draft.out().write(HALF);
        }

        assertThat(folder).isEmptyDirectory();
    }

    /// As the window does with a backup that is cancelled.
    @Test
    void leavesNothingWhereItsProcessIsToldToEnd() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Unfinished.class.getName(),
                        folder.resolve("backup.gz").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("half");
            assertThat(folder).isNotEmptyDirectory();

            process.destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(folder).isEmptyDirectory();
        } finally {
            process.destroyForcibly();
        }
    }
}
