package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.text.Language;

class VoiceTest {
    @TempDir
    Path folder;

    private Voice voice(Optional<Path> speaker) {
        return new Voice(Language.EN, speaker);
    }

    @Test
    void isSilentAtNight() {
        var voice = voice(Optional.empty());
        assertThat(voice.speaksAt(LocalTime.NOON)).isFalse();
        voice.turn(true);

        assertThat(voice.speaksAt(LocalTime.of(21, 59))).isTrue();
        assertThat(voice.speaksAt(LocalTime.of(22, 0))).isFalse();
        assertThat(voice.speaksAt(LocalTime.of(5, 59))).isFalse();
        assertThat(voice.speaksAt(LocalTime.of(6, 0))).isTrue();
    }

    @Test
    void hasTheSentenceReadByTheProgramThatIsThere() throws Exception {
        var heard = folder.resolve("heard");
        var speaker = folder.resolve("speaker");
        Files.writeString(
                speaker, "#!/bin/sh\n{ echo \"$*\"; cat; } > " + heard + ".new\nmv " + heard + ".new " + heard + "\n");
        Files.setPosixFilePermissions(speaker, PosixFilePermissions.fromString("rwxr-xr-x"));

        voice(Optional.of(speaker)).say("5 minutes left. --help");

        Eventually.holds("it was read", Duration.ofMinutes(2), () -> Files.exists(heard));
        assertThat(heard).content().isEqualTo("-v en --stdin\n5 minutes left. --help");
    }

    @Test
    void playsTwoNotesThatSwellAndFade() {
        var samples = Chime.samples();

        assertThat(samples.length).isEven().isGreaterThan(30_000);
        assertThat(new int[] {samples[0], samples[1]}).containsOnly(0);
    }
}
