package org.porchlight.agent.x11;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.agent.Display;
import org.porchlight.agent.Eventually;
import org.porchlight.agent.desktop.Box;
import org.porchlight.agent.desktop.DesktopPort;
import org.porchlight.agent.desktop.Told;

@Tag("os")
class XSessionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String NOTHING_UNDER_WAYLAND = "lacks [KEYBOARD, FRONT, IDLE]";

    @TempDir
    Path directory;

    private final Told told = new Told();
    private Display display;

    @BeforeEach
    void openDisplay() throws Exception {
        display = Display.open(directory);
    }

    @AfterEach
    void closeDisplay() throws Exception {
        display.close();
    }

    @Test
    void tellsTheProcessThatOwnsTheWindowInFront() throws Exception {
        try (var _ = open()) {
            assertThat(told.next()).isEqualTo("front 0");

            var terminal = display.terminal();

            assertThat(told.next()).isEqualTo("front " + terminal.pid());
        }
    }

    @Test
    void tellsThatNobodyTouchesAnythingAndThatSomebodyDoesAgain() throws Exception {
        display.press("a");
        try (var _ = XSession.open(Optional.of(display.name()), Duration.ofSeconds(3), told)
                .orElseThrow()) {
            assertThat(told.next()).isEqualTo("front 0");
            assertThat(told.next()).isEqualTo("idle true");

            display.press("a");

            assertThat(told.next()).isEqualTo("idle false");
        }
    }

    /// As while a break is due; and whoever was away is so until the next touch, however long is waited
    /// for by then.
    @Test
    void tellsSoonerThatNobodyTouchesAnythingWhereThatIsAskedFor() throws Exception {
        display.press("a");
        try (var session = open()) {
            assertThat(told.next()).isEqualTo("front 0");

            session.idleAfter(Duration.ofSeconds(3));
            assertThat(told.next()).isEqualTo("idle true");
            session.idleAfter(DesktopPort.IDLE_AFTER);

            assertThat(told.isSilent(Duration.ofSeconds(3))).isTrue();
            display.press("a");
            assertThat(told.next()).isEqualTo("idle false");
        }
    }

    @Test
    void keepsKeysFromProgramsWhileItHoldsTheKeyboard() throws Exception {
        var terminal = display.terminal();
        try (var session = open()) {
            assertThat(told.next()).isEqualTo("front " + terminal.pid());
            session.keyboard(true);
            assertThat(told.next()).isEqualTo("keyboard true");
            display.type("secret\n");

            session.keyboard(false);
            assertThat(told.until("keyboard false")).isEqualTo("keyboard false");
            display.type("open\n");

            Eventually.holds(
                    "keys reach the terminal again",
                    PATIENCE,
                    () -> !terminal.text().isEmpty());
            assertThat(terminal.text()).isEqualTo("open\n");
        }
    }

    @Test
    void takesTheKeyboardOnceAnotherProgramLetsItGo() throws Exception {
        var other = XConnection.open(Optional.of(display.name())).orElseThrow();
        assertThat(other.grabKeyboard()).isTrue();
        other.flush();
        try (var session = open()) {
            assertThat(told.next()).isEqualTo("front 0");
            session.keyboard(true);
            assertThat(told.isSilent(Duration.ofMillis(500))).isTrue();

            other.ungrabKeyboard();
            other.close();

            assertThat(told.next()).isEqualTo("keyboard true");
        }
    }

    /// Also of one that stands still: it cannot let go itself.
    @Test
    void takesKeyboardAndPointerFromAProgramThatKeepsThemToItself() throws Exception {
        try (var greedy = Greedy.on(display)) {
            try (var session = open()) {
                greedy.standStill();
                session.keyboard(true);

                assertThat(told.until("keyboard true")).isEqualTo("keyboard true");
                display.type("7");
                assertThat(told.until("pressed 7")).isEqualTo("pressed 7");

                session.keyboard(false);
                assertThat(told.until("keyboard false")).isEqualTo("keyboard false");
                greedy.goOn();
            }
            assertThat(greedy.isInSight()).isTrue();
        }
    }

    @Test
    void tellsOfMonitorsThatComeAndGo() throws Exception {
        var left = new Box(0, 0, 640, 800);
        var right = new Box(640, 0, 640, 800);
        try (var _ = open()) {
            assertThat(told.nextMonitors()).containsExactly(new Box(0, 0, 1280, 800));

            display.outputs().only("left", left);
            assertThat(told.nextMonitors()).containsExactly(left);

            display.outputs().add("right", right);
            assertThat(told.nextMonitors()).containsExactly(left, right);

            display.outputs().remove("right");
            assertThat(told.nextMonitors()).containsExactly(left);
        }
    }

    @Test
    void saysThatItCannotTellTheFrontWithoutAWindowManager() throws Exception {
        display.endManager();
        try (var _ = open()) {
            assertThat(told.until("lacks [FRONT]")).isEqualTo("lacks [FRONT]");
        }
    }

    /// A server of X under Wayland holds the keys of X programs alone, and sees no others.
    @Test
    void saysWhatItCannotDoUnderAnOldServerOfWayland() throws Exception {
        display.outputs().only("XWAYLAND0", new Box(0, 0, 1280, 800));
        try (var _ = open()) {
            assertThat(told.until(NOTHING_UNDER_WAYLAND)).isEqualTo(NOTHING_UNDER_WAYLAND);
        }
    }

    /// The same with Debian's own, in a desktop that nobody looks at.
    @Test
    void saysWhatItCannotDoUnderXwayland() throws Exception {
        try (var wayland = Display.openInWayland(directory);
                var _ = XSession.open(Optional.of(wayland.name()), told).orElseThrow()) {
            assertThat(told.until(NOTHING_UNDER_WAYLAND)).isEqualTo(NOTHING_UNDER_WAYLAND);
        }
    }

    @Test
    void outlivesTheServer() throws Exception {
        try (var _ = open()) {
            assertThat(told.next()).isEqualTo("front 0");

            display.endServer();

            assertThat(told.next()).isEqualTo("gone");
        }
    }

    @Test
    void isNothingWhereNoServerAnswers() {
        assertThat(XSession.open(Optional.of(":9999"), told)).isEmpty();
    }

    private XSession open() {
        return XSession.open(Optional.of(display.name()), told).orElseThrow();
    }
}
