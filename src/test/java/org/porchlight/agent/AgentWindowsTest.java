package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real windows on a real X server, over a full-screen program. The agent runs in a process of its own, because
/// the toolkit of this one draws into memory.
@Tag("os")
@Tag("all")
class AgentWindowsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TERMINAL = 0x5E8C61;
    private static final int DISC = 0x1B2029;
    private static final int NIGHT = 0x131B31;
    /// Inside the disc at the upper right of 1280 by 800, between ring and number.
    private static final int DISC_X = 1280 - 16 - 72 + 12;

    private static final int DISC_Y = 16 + 36;

    @TempDir
    Path directory;

    private Display display;
    private Terminal terminal;
    private AgentProcess agent;

    @BeforeEach
    void startAgentOverAFullScreenProgram() throws Exception {
        display = Display.open(directory);
        terminal = display.terminal();
        agent = AgentProcess.on(display, directory);
        Eventually.holds("the disc is drawn", PATIENCE, () -> display.colour(DISC_X, DISC_Y) == DISC);
    }

    @AfterEach
    void closeDisplay() throws Exception {
        display.close();
    }

    private List<String> lines() {
        return agent.lines();
    }

    private void say(String word) throws IOException {
        agent.say(word);
    }

    private long count(String line) {
        return agent.count(line);
    }

    @Test
    void discLiesAboveAFullScreenProgramAndTakesNeitherClicksNorTheFocus() {
        display.click(DISC_X, DISC_Y);
        display.type("through\n");

        Eventually.holds(
                "the terminal got the keys", PATIENCE, () -> terminal.text().equals("through\n"));
        assertThat(display.colour(DISC_X, DISC_Y)).isEqualTo(DISC);
        assertThat(lines()).contains("FRONT " + terminal.pid());
        assertThat(lines().stream().filter(line -> line.startsWith("FRONT")).distinct())
                .containsExactly("FRONT " + terminal.pid());
    }

    /// The guard believes it for a while only.
    @Test
    void saysAgainWhatIsInFront() {
        var front = "FRONT " + terminal.pid();
        Eventually.holds("it is told", PATIENCE, () -> count(front) > 0);
        long told = count(front);

        Eventually.holds("it is told again", ChildPart.SAY_AGAIN.plus(PATIENCE), () -> count(front) > told);
    }

    /// A break that is taken at once costs seconds, not the minutes after which nobody is there as ever.
    @Test
    void tellsSoonThatNobodyIsThereWhileABreakIsDue() throws Exception {
        say("rest");

        Eventually.holds("it is told", PATIENCE, () -> count("IDLE true") > 0);
    }

    @Test
    void warningIsClosedByAClickWithoutTakingTheFocus() throws Exception {
        say("warn 300");
        int x = 1280 - 16 - 20 - 30;
        int y = 16 + 84 + 12 + 18 + 60 + 14 + 16;
        Eventually.holds("the card is drawn", PATIENCE, () -> display.colour(1280 - 16 - 200, y) == 0xFFFFFF);

        display.click(x, y);

        Eventually.holds("the card is gone", PATIENCE, () -> display.colour(1280 - 16 - 200, y) == TERMINAL);
        display.type("on\n");
        Eventually.holds(
                "the terminal got the keys", PATIENCE, () -> terminal.text().equals("on\n"));
    }

    @Test
    void asksForTimeByKeyboardWithoutATraceOfTheWindow() throws Exception {
        say("warn 300");
        int y = 16 + 84 + 12 + 18 + 60 + 14 + 16;
        Eventually.holds("the card is drawn", PATIENCE, () -> display.colour(1280 - 16 - 200, y) == 0xFFFFFF);
        display.click(1280 - 16 - 20 - 65 - 8 - 35, y);
        Eventually.holds(
                "the card of asking has the keys",
                PATIENCE,
                () -> display.inFront().equals("" + agent.process().pid()));
        Eventually.holds("it is drawn", PATIENCE, () -> display.colour(640, 160) == 0xFFFFFF);

        display.press("Right");
        display.press("Tab");
        display.press("Tab");
        display.type("roof");
        display.press("Return");

        Eventually.holds("it was asked", PATIENCE, () -> lines().contains("REQUEST 20 Krita 绘画：roof"));
        assertThat(lines().stream().filter(line -> line.startsWith("FRONT")).distinct())
                .containsExactly("FRONT " + terminal.pid());
    }

    @Test
    void lockCardCoversTheScreenAndKeepsKeysFromPrograms() throws Exception {
        say("zero");
        Eventually.holds("the card counts as shown", PATIENCE, () -> lines().contains("CARD"));
        var picture = display.picture();
        display.type("locked\n");
        display.press("alt+F4");

        say("open 1320");
        Eventually.holds("the terminal is to be seen", PATIENCE, () -> display.colour(640, 400) == TERMINAL);
        display.type("unlocked\n");

        Eventually.holds(
                "the terminal got the keys", PATIENCE, () -> !terminal.text().isEmpty());
        assertThat(terminal.text()).isEqualTo("unlocked\n");
        assertThat(picture.getRGB(1, 1) & 0xFFFFFF).isEqualTo(NIGHT);
        assertThat(picture.getRGB(1278, 798) & 0xFFFFFF).isEqualTo(NIGHT);
        assertThat(picture.getRGB(DISC_X, DISC_Y) & 0xFFFFFF).isNotEqualTo(DISC);
    }

    @Test
    void keepsTheCardWhileTheGuardStartsAgainAndTellsItSo() throws Exception {
        say("zero");
        Eventually.holds("the card counts as shown", PATIENCE, () -> lines().contains("CARD"));

        say("stop");
        say("start");

        Eventually.holds("the new guard hears of the card", PATIENCE, () -> count("CARD") == 2);
        assertThat(count("AGENT -")).isEqualTo(2);
        assertThat(display.colour(1, 1)).isEqualTo(NIGHT);
    }

    @Test
    void endsInOrderWhenTheServerDies() throws Exception {
        display.endServer();

        assertThat(agent.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(agent.process().exitValue()).isZero();
    }
}
