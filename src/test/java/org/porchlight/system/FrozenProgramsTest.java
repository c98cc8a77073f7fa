package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.platform.Platforms;

/// Programs of Debian that stand still together for ten minutes and go on: what lives, and what loses a connection.
///
/// The property `porchlight.frozen`, such as PT20S, has them stand still for another time. What was seen is written to
/// `target/frozen`.
@Tag("os")
@Tag("all")
@Timeout(4500)
class FrozenProgramsTest {
    /// Those that play by themselves.
    private static final Set<String> PLAYERS = Set.of("vlc", "mpv", "radio");

    private static final Duration HELD_FOR = Duration.parse(System.getProperty("porchlight.frozen", "PT10M"));

    @BeforeEach
    void needsContainers() throws IOException {
        assumeTrue(Platforms.isAdministrator(), "needs root: boots a container");
        var lacks = Booted.lacks();
        assumeTrue(lacks.isEmpty(), lacks);
    }

    /// While one desk stands still, the other is made ready.
    @Test
    void goOnUnderXAndUnderWayland() throws Exception {
        try (var wayland = new FrozenDesk("sway", "sway")) {
            Map<String, Outcome> underX;
            try (var x11 = new FrozenDesk("x11", "Xvfb")) {
                x11.begin();
                wayland.begin();
                x11.stillFor(HELD_FOR);
                underX = x11.end();
            }
            // Forty programs that go on would leave these no processor to be heard with.
            wayland.stillFor(HELD_FOR);
            var underWayland = wayland.end();

            judge(underX, 20);
            judge(underWayland, 5);
        }
    }

    /// All must have done well before, and what did so must do so after. Connections are the far ends' to keep: only of
    /// those that wait it is asked that they hold, and a program may end with the one that it lost.
    private static void judge(Map<String, Outcome> outcomes, int least) {
        assertThat(outcomes).hasSizeGreaterThanOrEqualTo(least).allSatisfy((name, outcome) -> {
            assertThat(outcome.trouble()).as("what kept it from starting").isEmpty();
            assertThat(outcome.before().lives()).as("it lived").isTrue();
            boolean hasWindow = !outcome.isNothingButALine();
            assertThat(outcome.before().reacts() || !hasWindow)
                    .as("its window reacted")
                    .isTrue();
            if (!outcome.endedWithItsLine()) {
                assertThat(outcome.after().lives()).as("it lives").isTrue();
                assertThat(outcome.after().reacts() || !hasWindow)
                        .as("its window reacts")
                        .isTrue();
            }
            if (PLAYERS.contains(name)) {
                assertThat(outcome.before().sounds()).as("it was heard").isTrue();
                assertThat(outcome.after().sounds()).as("it is heard").isTrue();
            }
            if (outcome.before().words().contains("unsaved")) {
                assertThat(outcome.after().words()).contains("saved");
            }
            assertThat(outcome.after().lines()).doesNotContain("patient lost", "ssh lost");
        });
    }
}
