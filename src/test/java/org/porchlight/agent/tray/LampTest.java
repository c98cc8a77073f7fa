package org.porchlight.agent.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.agent.Display;
import org.porchlight.agent.Eventually;
import org.porchlight.agent.MenuOnDisplay;

/// Which place a lamp takes: on a real bus and a real display, in a process of its own, since AWT is part of it.
@Tag("os")
class LampTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOCK = "Ask[command=Lock[]]";
    private static final int LIGHT = 0xF5C266;
    private static final int GROUND = 0xFFFFFF;
    /// Pixels of its ground.
    private static final int A_MENU = 20_000;

    private static final int CHOSEN = 0x2F5597;

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

    @Test
    void opensItsMenuAboveTheSmallWindowForKeysToo() throws Exception {
        assertThat(firstChosenByKeys("WINDOW")).isEqualTo(LOCK);
    }

    @Test
    void opensItsMenuBesideTheIconOfTheOlderTray() throws Exception {
        try (var _ = new TrayHost(display.name())) {
            assertThat(firstChosenByKeys("ICON")).isEqualTo(LOCK);
        }
    }

    /// Whatever the click chose that opened the menu would be first.
    private String firstChosenByKeys(String place) throws IOException {
        var lamp = menu();
        assertThat(lamp.readLine()).isEqualTo(place);
        Eventually.holds("the lamp is there", PATIENCE, () -> !seen(LIGHT).isEmpty());
        var glass = seen(LIGHT);
        var middle = glass.get(glass.size() / 2);
        display.click(middle.x, middle.y);
        Eventually.holds("the menu is there", PATIENCE, () -> seen(GROUND).size() > A_MENU);
        display.press("Up");
        Eventually.holds("an entry is chosen", PATIENCE, () -> !seen(CHOSEN).isEmpty());
        display.press("Return");
        return lamp.readLine();
    }

    /// Where a colour is on the screen.
    private List<Point> seen(int colour) {
        var picture = display.picture();
        var places = new ArrayList<Point>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xFFFFFF) == colour) {
                    places.add(new Point(x, y));
                }
            }
        }
        return places;
    }

    private BufferedReader menu() throws IOException {
        return talking(MenuOnDisplay.class, "EN");
    }

    private BufferedReader lamp(boolean olderTray) throws IOException {
        return talking(LampOnDisplay.class, Boolean.toString(olderTray));
    }

    private BufferedReader talking(Class<?> program, String word) throws IOException {
        var process = display.talking(
                "env",
                "DBUS_SESSION_BUS_ADDRESS=" + bus.address(),
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=false",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dporchlight.theme=light",
                program.getName(),
                word);
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
