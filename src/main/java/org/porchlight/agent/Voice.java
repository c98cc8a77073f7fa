package org.porchlight.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.porchlight.text.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says a warning aloud where a program that fills the screen hides the disc: two soft notes, then the sentence once,
/// by espeak-ng where that is installed. Off until the child turns it on, and silent at night.
final class Voice {
    private static final Logger LOG = LoggerFactory.getLogger(Voice.class);
    private static final LocalTime QUIET_FROM = LocalTime.of(22, 0);
    private static final LocalTime QUIET_TO = LocalTime.of(6, 0);
    private static final long LONGEST_SPEECH_SECONDS = 30;

    private final Language language;
    private final Optional<Path> speaker;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("agent-voice").factory());
    private boolean on;

    /// @param speaker the program that reads a text aloud; nothing where there is none
    Voice(Language language, Optional<Path> speaker) {
        this.language = language;
        this.speaker = speaker;
    }

    static Voice ofTheSystem(Language language) {
        var installed = Path.of("/usr/bin/espeak-ng");
        return new Voice(language, Optional.of(installed).filter(Files::isExecutable));
    }

    boolean isOn() {
        return on;
    }

    void turn(boolean now) {
        on = now;
    }

    /// Whether a warning is said aloud at that time of the day.
    boolean speaksAt(LocalTime clock) {
        return on && clock.isBefore(QUIET_FROM) && !clock.isBefore(QUIET_TO);
    }

    /// Says it once, after what is being said. Returns at once.
    void say(String sentence) {
        thread.execute(() -> {
            Chime.play();
            speaker.ifPresent(program -> speak(program, sentence));
        });
    }

    private void speak(Path program, String sentence) {
        try {
            // The text goes by standard input: it is no option, whatever it begins with.
            var speaking = new ProcessBuilder(
                            program.toString(), "-v", language == Language.EN ? "en" : "cmn", "--stdin")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var text = speaking.outputWriter(java.nio.charset.StandardCharsets.UTF_8)) {
                text.write(sentence);
            }
            if (!speaking.waitFor(LONGEST_SPEECH_SECONDS, TimeUnit.SECONDS)) {
                speaking.destroy();
            }
        } catch (IOException e) {
            LOG.info("Saying a warning aloud: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
