package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.ui.Look;

/// Every screen of a child was looked at in both languages, light and dark.
class ChildScreensTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/pictures");
    private static final Path TESTS = Path.of("src/test/java/org/porchlight");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disc",
                "warning",
                "warning-not-open",
                "warning-own-limit",
                "rest",
                "lock-zero",
                "lock-zero-small",
                "lock-bar",
                "ask",
                "code",
                "pin",
                "my-day",
                "help"
            })
    void isDrawnInBothLanguagesLightAndDark(String screen) throws IOException {
        for (var look : Look.values()) {
            assertThat(GOLDEN.resolve(screen + "-" + look.suffix() + ".png")).isRegularFile();
        }
        assertThat(isComparedByATest(screen)).as("a test compares " + screen).isTrue();
    }

    private static boolean isComparedByATest(String screen) throws IOException {
        try (var files = Files.walk(TESTS)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file);
                if (text.contains("Golden.")
                        && (text.contains("\"" + screen + "-\"") || text.contains("\"" + screen + "\""))
                        && !file.endsWith("ChildScreensTest.java")) {
                    return true;
                }
            }
        }
        return false;
    }
}
