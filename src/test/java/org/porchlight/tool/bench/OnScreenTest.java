package org.porchlight.tool.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnScreenTest {
    @Test
    void seesAWindowComeChangeAndGo(@TempDir Path folder) throws Exception {
        try (var screen = OnScreen.open(folder.resolve("screen"), List.of())) {
            assertThat(screen.pixels().isDrawn()).as("before there is a window").isFalse();

            var window = screen.start(
                    List.of("xterm", "-fullscreen", "-fa", "Mono", "-fs", "40", "-e", "seq -s ' ' 999; cat"), Map.of());
            screen.pixels().awaitDrawn();
            long pressed = screen.timeUntilStill("7");
            screen.end(window);

            assertThat(pressed).isPositive();
            assertThat(screen.pixels().isDrawn()).isFalse();
        }
    }

    @Test
    void aBareWindowAnswersAKeyAndGoesAtAnother(@TempDir Path folder) throws Exception {
        var java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djavafx.cachedir=" + folder,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BareWindow.class.getName());
        try (var screen = OnScreen.open(folder.resolve("screen"), List.of())) {
            var window = screen.start(java, Map.of("GDK_GL", "disable"));
            screen.pixels().awaitDrawn();
            long pressed = screen.timeUntilStill("ctrl+2");
            screen.press("Escape");
            screen.pixels().awaitFree();

            assertThat(pressed).isPositive();
            assertThat(window.waitFor()).isZero();
        }
    }
}
