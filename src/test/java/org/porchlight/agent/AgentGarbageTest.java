package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a card over all of the screen needed does not stay with the agent.
@Tag("os")
class AgentGarbageTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TERMINAL = 0x5E8C61;

    @TempDir
    Path directory;

    private long looks() {
        try (var lines = Files.lines(directory.resolve("gc"))) {
            return lines.filter(line -> line.contains("Pause Full (System.gc())"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isLookedForOnceTheCardIsGone() throws Exception {
        try (var display = Display.open(directory, "800x600")) {
            display.terminal();
            var agent = AgentProcess.on(display, directory, "-Xlog:gc:file=" + directory.resolve("gc"));
            Eventually.holds("the disc is drawn", PATIENCE, () -> display.colour(800 - 16 - 60, 16 + 36) != TERMINAL);
            agent.say("zero");
            Eventually.holds("the card counts as shown", PATIENCE, () -> agent.count("CARD") >= 1);
            long before = looks();

            agent.say("open 1320");

            // What is held softly goes only at the second look.
            Eventually.holds("garbage is looked for twice", PATIENCE, () -> looks() >= before + 2);
            assertThat(agent.process().isAlive()).isTrue();
        }
    }
}
