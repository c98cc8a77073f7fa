package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.agent.desktop.Box;

/// The lock card on real X servers: two monitors, one that comes and goes, two sessions, a small
/// screen, a large one at 200 %, no window manager; and its bar.
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
        display.outputs().plugOut();
        display.inputs();
        agent = AgentProcess.on(display, directory);
        awaitDisc(1280 - 16 - 60, 16 + 36);
        agent.say("zero");
        awaitCard(1);

        display.outputs().plugIn();

        awaitCard(2);
        assertThat(display.colour(1, 1)).isEqualTo(NIGHT);
        assertThat(display.colour(1281, 1)).isEqualTo(NIGHT);
        assertThat(display.colour(2302, 766)).isEqualTo(NIGHT);

        display.outputs().plugOut();

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

    /// As the two desktops' own ways to tell it: a variable of the session, and the points an inch has.
    @ParameterizedTest
    @ValueSource(strings = {"GDK_SCALE", "Xft.dpi"})
    void coversALargeScreenAtTwiceTheSize(String way) throws Exception {
        var usual = words("1920x1080", Map.of());

        var large = words("3840x2160", way.equals("GDK_SCALE") ? Map.of(way, "2") : Map.of("XFT_DPI", "192"));

        assertThat(large.width()).isCloseTo(2 * usual.width(), within(8));
        assertThat(large.height()).isCloseTo(2 * usual.height(), within(8));
        assertThat(large.x()).isCloseTo(2 * usual.x(), within(8));
        assertThat(large.y()).isCloseTo(2 * usual.y(), within(8));
    }

    /// Where the words of the card lie on a screen that it covers.
    private Box words(String size, Map<String, String> environment) throws Exception {
        var folder = Files.createDirectory(directory.resolve(size));
        try (var screen = Display.open(folder, size)) {
            display = screen;
            if (environment.containsKey("XFT_DPI")) {
                display.outputs().dotsPerInch(environment.get("XFT_DPI"));
            }
            display.terminal();
            agent = AgentProcess.on(display, folder, environment);
            agent.say("zero");
            awaitCard(1);
            var picture = display.picture();
            int right = picture.getWidth() - 2;
            int bottom = picture.getHeight() - 2;
            for (var corner : List.of(new Point(1, 1), new Point(right, 1), new Point(right, bottom))) {
                assertThat(picture.getRGB(corner.x, corner.y) & 0xFFFFFF).isEqualTo(NIGHT);
            }
            return bright(picture);
        }
    }

    /// Around all that is as bright as the words, in the third of the screen where these are.
    private static Box bright(BufferedImage picture) {
        var found = new Rectangle(-1, -1);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth() / 3; x++) {
                if ((picture.getRGB(x, y) >> 8 & 0xFF) > 0xC8) {
                    found.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        assertThat(found.isEmpty()).isFalse();
        return new Box(found.x, found.y, found.width, found.height);
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
