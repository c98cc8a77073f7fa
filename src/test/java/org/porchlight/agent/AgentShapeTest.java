package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.agent.x11.FakeCompositor;

/// Without a compositor a window is a box of one colour where nothing is drawn: it is cut to what is drawn.
@Tag("os")
class AgentShapeTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /// Before the next minute draws it in any case.
    private static final Duration SOON = Duration.ofSeconds(25);

    private static final int TERMINAL = 0x5E8C61;
    private static final int DISC = 0x1B2029;
    /// Where the disc's box begins, at the upper right of 1280 by 800.
    private static final int LEFT = 1280 - 16 - 77;

    private static final int TOP = 16;

    @TempDir
    Path directory;

    private Display display;
    private AgentProcess agent;

    @BeforeEach
    void startAgentOverAFullScreenProgram() throws Exception {
        display = Display.open(directory);
        display.terminal();
        agent = AgentProcess.on(display, directory);
        awaitDisc(PATIENCE);
    }

    @AfterEach
    void closeDisplay() {
        display.close();
    }

    private void awaitRound() {
        Eventually.holds("the corner is cut", PATIENCE, () -> display.colour(LEFT + 2, TOP + 2) == TERMINAL);
    }

    @Test
    void discAndWarningAreRound() throws Exception {
        awaitRound();
        assertThat(display.colour(LEFT + 2, TOP + 70)).isEqualTo(TERMINAL);
        assertThat(display.colour(LEFT + 36, TOP + 2)).isNotEqualTo(TERMINAL);

        agent.say("warn 300");
        int card = 1280 - 16 - 400;
        int below = TOP + 84 + 12;
        Eventually.holds("the card is drawn", PATIENCE, () -> display.colour(card + 200, below + 6) == 0xFFFFFF);
        Eventually.holds("its corner is cut", PATIENCE, () -> display.colour(card + 1, below + 1) == TERMINAL);
        Eventually.holds("so is its shadow", PATIENCE, () -> display.colour(card - 12, below + 60) == TERMINAL);
        assertThat(display.colour(card + 2, below + 60)).isEqualTo(0xFFFFFF);
    }

    /// What is shown again as it was before is drawn again, and whenever another window was over it.
    @Test
    void discIsDrawnWhenACardComesAndWhenTheServerAsksForIt() throws Exception {
        awaitRound();

        agent.say("rest");
        Eventually.holds("the card is drawn", PATIENCE, () -> display.colour(1280 - 16 - 200, TOP + 100) == 0xFFFFFF);
        awaitDisc(SOON);
        display.refresh();
        awaitDisc(SOON);

        agent.say("open 1320");
        Eventually.holds("the card is gone", PATIENCE, () -> display.colour(1280 - 16 - 200, TOP + 100) == TERMINAL);
        awaitDisc(SOON);
    }

    private void awaitDisc(Duration patience) {
        Eventually.holds("the disc is drawn", patience, () -> display.colour(LEFT + 16, TOP + 36) == DISC);
    }

    /// Where one runs, the edge is drawn smoothly and throws a shadow.
    @Test
    void isWholeAgainWhileACompositorRuns() throws Exception {
        awaitRound();

        try (var compositor = FakeCompositor.on(display.name())) {
            Eventually.holds("nothing is cut away", PATIENCE, () -> display.colour(LEFT + 2, TOP + 2) != TERMINAL);
            assertThat(compositor.isThere()).isTrue();
        }

        awaitRound();
    }
}
