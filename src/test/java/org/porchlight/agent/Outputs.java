package org.porchlight.agent;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.porchlight.agent.desktop.Box;

/// The monitors of a test's display, which come and go, and how large it draws.
public final class Outputs {
    /// The settings of an Xorg with room for two monitors, which nobody has to look at.
    public static final String TWO_MONITORS = """
            Section "Device"
              Identifier "card"
              Driver "dummy"
              VideoRam 256000
            EndSection
            Section "Monitor"
              Identifier "monitor"
              HorizSync 5.0-1000.0
              VertRefresh 5.0-200.0
            EndSection
            Section "Screen"
              Identifier "screen"
              Monitor "monitor"
              Device "card"
              DefaultDepth 24
              SubSection "Display"
                Virtual 2304 800
              EndSubSection
            EndSection
            Section "ServerFlags"
              Option "AutoAddDevices" "false"
              Option "AutoEnableDevices" "false"
            EndSection
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Display display;
    private final Path directory;

    Outputs(Display display, Path directory) {
        this.display = display;
        this.directory = directory;
    }

    /// Both of them, the first one primary.
    void begin() {
        display.ask("xrandr", "--addmode", "DUMMY1", "1024x768");
        display.ask("xrandr", "--output", "DUMMY0", "--mode", "1280x800", "--primary");
        plugIn();
    }

    /// The second monitor comes, at the right of the first.
    void plugIn() {
        display.ask("xrandr", "--output", "DUMMY1", "--mode", "1024x768", "--right-of", "DUMMY0");
        await(2);
    }

    /// The second monitor goes.
    void plugOut() {
        display.ask("xrandr", "--output", "DUMMY1", "--off");
        await(1);
    }

    private void await(int monitors) {
        Eventually.holds(
                "there are " + monitors,
                PATIENCE,
                () -> display.ask("xrandr", "--listmonitors").contains("Monitors: " + monitors));
    }

    /// Says how large the desktop wants letters, as its settings do at a log-in.
    ///
    /// @param dots an inch has; 96 are usual
    void dotsPerInch(String dots) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/xrdb")), "xrdb is not installed");
        var settings = Files.writeString(directory.resolve("resources"), "Xft.dpi: " + dots + "\n");
        display.ask("xrdb", "-nocpp", "-merge", settings.toString());
    }

    /// One part of the screen is its only monitor, by the word of a client.
    public void only(String called, Box box) {
        monitor(called, box, "screen");
    }

    /// A part of the screen is a monitor more, by the word of a client.
    public void add(String called, Box box) {
        monitor(called, box, "none");
    }

    private void monitor(String called, Box box, String output) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/xrandr")), "xrandr is not installed");
        var place = box.width() + "/100x" + box.height() + "/100+" + box.x() + "+" + box.y();
        display.ask("xrandr", "--setmonitor", called, place, output);
    }

    /// A monitor that a client named is none any more.
    public void remove(String called) {
        display.ask("xrandr", "--delmonitor", called);
    }
}
