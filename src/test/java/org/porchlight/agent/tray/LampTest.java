package org.porchlight.agent.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.agent.Display;

/// Which place a lamp takes: on a real bus and a real display, in a process of its own, since AWT is part of it.
@Tag("os")
class LampTest {
    @TempDir
    Path directory;

    private Display display;
    private PanelBus bus;

    @BeforeEach
    void openDesktop() throws Exception {
        display = Display.open(directory);
        bus = PanelBus.open();
    }

    @AfterEach
    void closeDesktop() throws Exception {
        bus.close();
        display.close();
    }

    @Test
    void isAnItemOfThePanelWhereThereIsOne() throws Exception {
        bus.beginToWatch();

        try (var _ = new TrayHost(display.name())) {
            assertThat(lamp(true).readLine()).isEqualTo("PANEL");
        }
    }

    @Test
    void isAnIconInTheOlderTrayWhereNoPanelShowsItems() throws Exception {
        try (var _ = new TrayHost(display.name())) {
            assertThat(lamp(true).readLine()).isEqualTo("ICON");
        }
    }

    @Test
    void isASmallWindowWhereThereIsNoTray() throws Exception {
        assertThat(lamp(true).readLine()).isEqualTo("WINDOW");
    }

    /// A child's: the older tray is not for it, and a panel that starts later is.
    @Test
    void waitsForAPanelWhereTheOlderTrayWillNotDo() throws Exception {
        try (var _ = new TrayHost(display.name())) {
            var lamp = lamp(false);
            var first = lamp.readLine();
            bus.beginToWatch();
            var second = lamp.readLine();
            bus.endToWatch();

            assertThat(first).isEqualTo("NONE");
            assertThat(second).isEqualTo("PANEL");
            assertThat(lamp.readLine()).isEqualTo("NONE");
        }
    }

    private BufferedReader lamp(boolean olderTray) throws IOException {
        var process = display.talking(
                "env",
                "DBUS_SESSION_BUS_ADDRESS=" + bus.address(),
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=false",
                "-cp",
                System.getProperty("java.class.path"),
                LampOnDisplay.class.getName(),
                Boolean.toString(olderTray));
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
