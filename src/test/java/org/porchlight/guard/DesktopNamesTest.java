package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.platform.linux.Await;
import org.porchlight.worker.WorkerCall;

/// With real workers.
@Timeout(120)
class DesktopNamesTest {
    @TempDir
    Path folder;

    private DesktopNames names;

    @BeforeEach
    void read() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        names = new DesktopNames(List.of(folder, folder.resolve("missing")), WorkerCall.ofThisProgram(), Duration.ZERO);
    }

    private void entry(String file, String name, String changed) throws IOException {
        Files.writeString(
                folder.resolve(file + ".desktop"),
                "[Desktop Entry]\nType=Application\nName=" + name + "\nExec=" + file + "\n");
        Files.setLastModifiedTime(folder, FileTime.from(Instant.parse(changed)));
    }

    @Test
    void callsAProgramByItsFileUntilTheWorkerHasAnswered() throws Exception {
        entry("gnome-mines", "GNOME Mines", "2026-01-01T00:00:00Z");

        assertThat(names.apply("gnome-mines")).isEqualTo("gnome-mines");
        Await.until("its name is known", () -> names.apply("gnome-mines").equals("GNOME Mines"));
    }

    @Test
    void readsAgainWhenAFolderHasChanged() throws Exception {
        entry("first", "The First", "2026-01-01T00:00:00Z");
        Await.until("its name is known", () -> names.apply("first").equals("The First"));

        entry("second", "The Second", "2026-01-02T00:00:00Z");

        Await.until("the other's too", () -> names.apply("second").equals("The Second"));
    }

    @Test
    void leavesTheShippedTitlesTheirFiles() throws Exception {
        entry("minecraft-launcher", "Not Minecraft", "2026-01-01T00:00:00Z");
        entry("other", "Other", "2026-01-02T00:00:00Z");
        Await.until("names are known", () -> names.apply("other").equals("Other"));

        assertThat(names.apply("minecraft-launcher")).isEqualTo("minecraft-launcher");
    }
}
