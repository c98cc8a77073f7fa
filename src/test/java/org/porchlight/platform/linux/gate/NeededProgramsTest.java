package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.MachineException;

@Tag("os")
class NeededProgramsTest {
    @TempDir
    Path folder;

    @Test
    void waitsForTheListBeforeItAnswers() throws Exception {
        var needed = NeededPrograms.read(folder.resolve("system-set"));

        assertThat(needed.test(Path.of("/proc/self/exe").toRealPath())).isTrue();
        assertThat(needed.test(folder.resolve("game"))).isFalse();
    }

    @Test
    void saysWhyTheListCannotBeHad() throws Exception {
        var needed =
                NeededPrograms.read(Files.createFile(folder.resolve("file")).resolve("system-set"));

        assertThatThrownBy(needed::await).isInstanceOf(MachineException.class).hasMessageContaining("system-set");
    }
}
