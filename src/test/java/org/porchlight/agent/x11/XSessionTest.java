package org.porchlight.agent.x11;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.agent.Display;
import org.porchlight.agent.Eventually;
import org.porchlight.agent.desktop.DesktopPort;
import org.porchlight.agent.desktop.Key;
import org.porchlight.core.report.Lack;

@Tag("os")
class XSessionTest implements DesktopPort.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private Display display;

    @BeforeEach
    void openDisplay() throws Exception {
        display = Display.open(directory);
    }

    @AfterEach
    void closeDisplay() throws Exception {
        display.close();
    }

    @Override
    public void inFront(long pid) {
        told.add("front " + pid);
    }

    @Override
    public void keyboard(boolean held) {
        told.add("keyboard " + held);
    }

    @Override
    public void pressed(Key key) {
        told.add("pressed " + (key.text().isEmpty() ? key.name() : key.text()));
    }

    @Override
    public void aside() {
        told.add("aside");
    }

    @Override
    public void lacks(Set<Lack> lacks) {
        told.add("lacks " + lacks.stream().sorted().toList());
    }

    @Override
    public void covered() {
        told.add("covered");
    }

    @Override
    public void idle(boolean on) {
        told.add("idle " + on);
    }

    @Override
    public void gone() {
        told.add("gone");
    }

    @Test
    void tellsTheProcessThatOwnsTheWindowInFront() throws Exception {
        try (var _ = open()) {
            assertThat(next()).isEqualTo("front 0");

            var terminal = display.terminal();

            assertThat(next()).isEqualTo("front " + terminal.pid());
        }
    }

    @Test
    void tellsThatNobodyTouchesAnythingAndThatSomebodyDoesAgain() throws Exception {
        display.press("a");
        try (var _ = XSession.open(Optional.of(display.name()), Duration.ofSeconds(3), this)
                .orElseThrow()) {
            assertThat(next()).isEqualTo("front 0");
            assertThat(next()).isEqualTo("idle true");

            display.press("a");

            assertThat(next()).isEqualTo("idle false");
        }
    }

    @Test
    void keepsKeysFromProgramsWhileItHoldsTheKeyboard() throws Exception {
        var terminal = display.terminal();
        try (var session = open()) {
            assertThat(next()).isEqualTo("front " + terminal.pid());
            session.keyboard(true);
            assertThat(next()).isEqualTo("keyboard true");
            display.type("secret\n");

            session.keyboard(false);
            assertThat(next()).isEqualTo("keyboard false");
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
            assertThat(next()).isEqualTo("front 0");
            session.keyboard(true);
            assertThat(told.poll(500, TimeUnit.MILLISECONDS)).isNull();

            other.ungrabKeyboard();
            other.close();

            assertThat(next()).isEqualTo("keyboard true");
        }
    }

    @Test
    void outlivesTheServer() throws Exception {
        try (var _ = open()) {
            assertThat(next()).isEqualTo("front 0");

            display.endServer();

            assertThat(next()).isEqualTo("gone");
        }
    }

    @Test
    void isNothingWhereNoServerAnswers() {
        assertThat(XSession.open(Optional.of(":9999"), this)).isEmpty();
    }

    private XSession open() {
        return XSession.open(Optional.of(display.name()), this).orElseThrow();
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .orElse("nothing");
    }
}
