package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lock card on real X servers: two monitors, one that comes and goes, two sessions, a small screen, a large one at
/// 200 %, no
/// window manager; and its bar.
@Tag("os")
class AgentCardTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TERMINAL = 0x5E8C61;
    private static final int NIGHT = 0x131B31;

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Display display;

    @SuppressWarnings("NullAway.Init")
    private AgentProcess agent;

    @AfterEach
    void closeDisplay() {
        if (display != null) {
            display.close();
        }
    }

    private void awaitCard(long times) {
        Eventually.holds("the card counts as shown", PATIENCE, () -> agent.count("CARD") >= times);
    }

    private void awaitDisc(int x, int y) {
        Eventually.holds("the disc is drawn", PATIENCE, () -> display.colour(x, y) != TERMINAL);
    }

    /// Without root it is skipped, and says so.
    @Test
    @Tag("all")
    void coversBothMonitors() throws Exception {
        display = Display.openTwo(directory);
        var game = display.inputs();
        agent = AgentProcess.on(display, directory);
        awaitDisc(1280 - 16 - 60, 16 + 36);

        agent.say("zero");
        awaitCard(1);
        assertThat(display.colour(1, 1)).isEqualTo(NIGHT);
        assertThat(display.colour(1281, 1)).isEqualTo(NIGHT);
        assertThat(display.colour(2302, 766)).isEqualTo(NIGHT);
        display.type("secret");
        display.click(1600, 300);
        display.click(400, 300);

        agent.say("open 1320");
        Eventually.holds("the game is to be seen", PATIENCE, () -> display.colour(640, 400) == TERMINAL);
        display.type("on");
        Eventually.holds("it has the keys", PATIENCE, () -> game.text().endsWith("on"));
        assertThat(game.text()).isEqualTo("on");
    }

    /// Without root it is skipped, and says so.
    @Test
    @Tag("all")
    void coversAMonitorThatComesWhileTheCardIsUp() throws Exception {
        display = Display.openTwo(directory);
        display.plugOut();
        display.inputs();
        agent = AgentProcess.on(display, directory);
        awaitDisc(1280 - 16 - 60, 16 + 36);
        agent.say("zero");
        awaitCard(1);

        display.plugIn();

        awaitCard(2);
        assertThat(display.colour(1, 1)).isEqualTo(NIGHT);
        assertThat(display.colour(1281, 1)).isEqualTo(NIGHT);
        assertThat(display.colour(2302, 766)).isEqualTo(NIGHT);

        display.plugOut();

        awaitCard(3);
        assertThat(display.colour(1, 1)).isEqualTo(NIGHT);
        agent.say("open 1320");
        Eventually.holds("the game is to be seen", PATIENCE, () -> display.colour(640, 400) == TERMINAL);
    }

    /// A brother's session, or a parent's, is none of its business.
    @Test
    void coversEverySessionOfTheChildAndNoOther() throws Exception {
        var second = Files.createDirectory(directory.resolve("second"));
        display = Display.open(directory, "800x600");
        display.terminal();
        agent = AgentProcess.on(display, directory);
        awaitDisc(800 - 16 - 60, 16 + 36);
        try (var other = Display.open(second, "800x600");
                var strangers = Display.open(Files.createDirectory(directory.resolve("third")), "800x600")) {
            other.terminal();
            strangers.terminal();
            AgentProcess.joining(directory, other, second);
            Eventually.holds(
                    "the other disc is drawn", PATIENCE, () -> other.colour(800 - 16 - 60, 16 + 36) != TERMINAL);

            agent.say("zero");

            awaitCard(2);
            assertThat(display.colour(1, 1)).isEqualTo(NIGHT);
            assertThat(other.colour(1, 1)).isEqualTo(NIGHT);
            assertThat(strangers.colour(1, 1)).isEqualTo(TERMINAL);
            agent.say("open 1320");
            Eventually.holds(
                    "both are to be seen",
                    PATIENCE,
                    () -> display.colour(400, 300) == TERMINAL && other.colour(400, 300) == TERMINAL);
        }
    }

    @Test
    void coversALargeScreenAtTwiceTheSize() throws Exception {
        display = Display.open(directory, "3840x2160");
        display.terminal();
        agent = AgentProcess.on(display, directory, "-Dglass.gtk.uiScale=2.0");
        awaitDisc(3840 - 2 * (16 + 60), 2 * (16 + 36));

        agent.say("zero");

        awaitCard(1);
        assertThat(display.colour(1, 1)).isEqualTo(NIGHT);
        assertThat(display.colour(3838, 1)).isEqualTo(NIGHT);
        assertThat(display.colour(3838, 2158)).isEqualTo(NIGHT);
    }

    @Test
    void coversASmallScreenWithoutAWindowManager() throws Exception {
        display = Display.open(directory, "800x600");
        var game = display.inputs();
        display.endManager();
        agent = AgentProcess.on(display, directory);
        awaitDisc(800 - 16 - 60, 16 + 36);

        agent.say("zero");
        awaitCard(1);
        assertThat(display.colour(798, 598)).isEqualTo(NIGHT);
        display.type("secret");
        display.click(400, 300);
        agent.say("open 1320");

        Eventually.holds("the game is to be seen", PATIENCE, () -> display.colour(400, 300) == TERMINAL);
        assertThat(game.text()).isEmpty();
        Eventually.holds(
                "it says what it cannot tell", PATIENCE, () -> agent.lines().contains("LACKS [FRONT]"));
    }

    @Test
    void coversAllWhereTheWindowManagerPutsNothingAside() throws Exception {
        display = Display.open(directory);
        var game = display.terminal();
        display.terminal(directory.resolve("lesson"));
        agent = AgentProcess.on(display, directory);
        awaitDisc(1280 - 16 - 60, 16 + 36);
        display.manager(false);

        agent.say("bar " + directory.resolve("lesson"));
        awaitCard(1);
        assertThat(display.colour(1, 1)).isEqualTo(NIGHT);
        assertThat(display.isInSight(game.pid())).isTrue();
        display.manager(true);

        Eventually.holds("the game is out of sight", PATIENCE, () -> !display.isInSight(game.pid()));
        Eventually.holds("the lesson is to be seen", PATIENCE, () -> display.colour(640, 400) == TERMINAL);
    }

    @Test
    void leavesTheScreenToAProgramThatDoesNotCount() throws Exception {
        display = Display.open(directory);
        var game = display.terminal();
        var lesson = display.terminal(directory.resolve("lesson"));
        agent = AgentProcess.on(display, directory);
        awaitDisc(1280 - 16 - 60, 16 + 36);

        agent.say("bar " + directory.resolve("lesson"));
        awaitCard(1);
        assertThat(display.isInSight(game.pid())).isFalse();
        assertThat(display.isInSight(lesson.pid())).isTrue();
        assertThat(display.colour(640, 400)).isEqualTo(TERMINAL);
        Eventually.holds("the bar is there", PATIENCE, () -> display.colour(640, 14) != TERMINAL);
        display.type("lesson\n");
        Eventually.holds("keys reach it", PATIENCE, () -> lesson.text().equals("lesson\n"));

        agent.say("full " + directory.resolve("lesson"));
        awaitCard(2);
        assertThat(display.colour(1, 1)).isEqualTo(NIGHT);
        display.type("secret\n");

        agent.say("bar " + directory.resolve("lesson"));
        awaitCard(3);
        display.type("more\n");
        Eventually.holds("keys reach it", PATIENCE, () -> lesson.text().equals("lesson\nmore\n"));

        agent.say("open 1320");
        Eventually.holds("the game is back", PATIENCE, () -> display.isInSight(game.pid()));
        assertThat(game.text()).isEmpty();
    }
}
