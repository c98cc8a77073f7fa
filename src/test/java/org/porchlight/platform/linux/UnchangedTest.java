package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On real files, of which the system tells when they changed.
class UnchangedTest {
    @TempDir
    Path folder;

    private Path file;
    private int reads;
    private Unchanged<String> text;

    @BeforeEach
    void writeFile() throws IOException {
        file = folder.resolve("file");
        Files.writeString(file, "one");
        text = new Unchanged<>(() -> List.of(folder, file), this::read);
    }

    private String read() {
        reads++;
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads until what was read is kept: not as long as the file has only just changed.
    private void untilKept() throws Exception {
        Await.until("the file has not changed for a while", () -> {
            int before = reads;
            text.get();
            return reads == before;
        });
    }

    @Test
    void readsWhatChangedJustNowAgain() throws Exception {
        text.get();
        text.get();

        assertThat(reads).isEqualTo(2);
    }

    @Test
    void readsAgainWhatIsChanged() throws Exception {
        untilKept();

        Files.writeString(file, "two");

        assertThat(text.get()).isEqualTo("two");
    }

    /// Whoever replaces a file and sets its time back is found out by the time of the change itself.
    @Test
    void readsAgainWhatIsReplacedByOneOfTheSameSizeAndTime() throws Exception {
        untilKept();
        var time = Files.getLastModifiedTime(file);
        var other = folder.resolve("other");
        Files.writeString(other, "two");
        Files.setLastModifiedTime(other, time);

        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(text.get()).isEqualTo("two");
    }

    @Test
    void readsAgainWhatIsGoneAndBack() throws Exception {
        untilKept();
        Files.delete(file);
        var gone = text.get();
        Files.writeString(file, "one");

        assertThat(gone).isEmpty();
        assertThat(text.get()).isEqualTo("one");
    }

    @Test
    void doesNotBelieveATimeThatWasSet() throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        text.get();
        text.get();

        assertThat(reads).isEqualTo(2);
    }
}
