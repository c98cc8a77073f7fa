package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundsTest {
    private static final String PLAYS = """
            state: RUNNING
            owner_pid   : %d
            trigger_time: 5176.218912873
            tstamp      : 0.000000000
            delay       : 3528
            """;

    @TempDir
    Path asound;

    private void device(String name, String status) throws IOException {
        var folder =
                Files.createDirectories(asound.resolve("card0").resolve(name).resolve("sub0"));
        Files.writeString(folder.resolve("status"), status);
    }

    @Test
    void hearsADeviceThatPlays() throws Exception {
        device("pcm3p", "closed\n");
        device("pcm0p", PLAYS.formatted(1));

        assertThat(new Sounds(asound).plays()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "closed\n",
                "state: PREPARED\nowner_pid   : 1\n",
                "state: RUNNING\n",
                "state: RUNNING\nowner_pid   : x\n"
            })
    void hearsNothingOfOneThatDoesNot(String status) throws Exception {
        device("pcm0p", status);

        assertThat(new Sounds(asound).plays()).isFalse();
    }

    @Test
    void aMicrophoneIsNoSound() throws Exception {
        device("pcm0c", PLAYS.formatted(1));

        assertThat(new Sounds(asound).plays()).isFalse();
    }

    @Test
    void aMachineWithoutSoundIsSilent() throws Exception {
        assertThat(new Sounds(asound.resolve("none")).plays()).isFalse();
    }

    @Test
    @Tag("os")
    void hearsWhatOthersPlayForNobodyElse() throws Exception {
        try (var child = TestPerson.create();
                var other = TestPerson.create()) {
            device("pcm0p", PLAYS.formatted(child.run("sleep", "300").pid()));
            var sounds = new Sounds(asound);

            assertThat(sounds.playsFor(AccountIds.of(child.account()))).isTrue();
            assertThat(sounds.playsFor(AccountIds.of(other.account()))).isFalse();
        }
    }
}
