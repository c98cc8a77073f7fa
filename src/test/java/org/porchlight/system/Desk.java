package org.porchlight.system;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.agent.Outputs;
import org.porchlight.agent.desktop.Box;
import org.porchlight.system.Shell.Ended;
import org.porchlight.tool.demo.WindowDump;

/// The child's desktop on a booted PC: a screen with openbox, and full-screen programs that write down every key and
/// click that reaches them.
final class Desk {
    static final int WIDTH = 1280;
    static final int HEIGHT = 800;
    /// Where no pointer is drawn.
    private static final int AWAY_X = 200;

    private static final int AWAY_Y = 700;
    /// `-pl-night-top`, where the lock card begins.
    static final int NIGHT = 0x131B31;

    private static final String PICTURE = "/root/screen.xwd";
    private static final String SERVER_UNIT = "screen";
    private static final Path LOGS_IN = Path.of("src/test/resources/system/log-in.py");
    private static final String LOG_IN = "/root/log-in.py";
    private static final String AGENT = "org.porchlight.Main agent --run";
    /// Clicks come as `ESC [ M` and three bytes.
    private static final String WRITES_DOWN = """
            #!/bin/sh
            printf '\\033[?1000h'
            stty -icanon -echo min 1
            exec "$2" > "$1"
            """;

    /// Who draws the screen.
    enum Server {
        /// One monitor, by a server of the child's own, with which its log-in ends.
        XVFB,
        /// Two monitors side by side, by a server of root's, as a display manager starts one. Needs
        /// [Booted#withMonitors()].
        XORG;

        /// Where they are, the primary one first.
        List<Box> monitors() {
            var primary = new Box(0, 0, WIDTH, HEIGHT);
            return this == XVFB ? List.of(primary) : List.of(primary, new Box(WIDTH, 0, 1024, 768));
        }
    }

    private final Booted pc;
    final Server server;
    private final int number;

    private boolean named = true;

    Desk(Booted pc) {
        this(pc, Server.XVFB);
    }

    Desk(Booted pc, Server server) {
        this(pc, server, 7);
    }

    /// @param number of its display
    Desk(Booted pc, Server server, int number) {
        this.pc = pc;
        this.server = server;
        this.number = number;
    }

    /// The same, of whose display logind is not told.
    Desk unnamed() {
        named = false;
        return this;
    }

    private String unit() {
        return "kidx" + number;
    }

    private String display() {
        return ":" + number;
    }

    /// A program that fills the screen.
    ///
    /// @param path its own file
    /// @param colour that it fills the screen with, such as `5E8C61`
    /// @param typed where it writes down what reaches it
    record Program(String path, String colour, String typed) {
        static final Program GAME = new Program("/usr/local/bin/chess", "5E8C61", "/home/kid/game");
        static final Program LESSON = new Program("/usr/local/bin/lesson", "8C5E61", "/home/kid/lesson");

        int rgb() {
            return Integer.parseInt(colour, 16);
        }

        private String command() {
            return path + " -fullscreen -bg '#" + colour + "' -e /usr/local/bin/writes-down " + typed + " " + path
                    + "-cat";
        }
    }

    /// Installs the programs.
    void install() throws IOException {
        pc.write("/usr/local/bin/writes-down", WRITES_DOWN);
        pc.run("chmod", "755", "/usr/local/bin/writes-down");
        for (var program : List.of(Program.GAME, Program.LESSON)) {
            pc.run("cp", "/usr/bin/xterm", program.path());
            pc.run("cp", "/usr/bin/cat", program.path() + "-cat");
        }
    }

    /// Logs the child in on the screen, with programs the last of which is in front. Returns once it is to be seen.
    void logIn(Program... programs) throws IOException {
        for (var program : programs) {
            pc.run("rm", "-f", program.typed());
        }
        if (server == Server.XORG) {
            startServer();
        }
        var started =
                new StringBuilder("until [ -e /tmp/.X11-unix/X%d ]; do sleep 0.1; done; openbox & ".formatted(number)
                        + "until xdotool get_num_desktops; do sleep 0.2; done; ");
        for (var program : programs) {
            started.append(program.command()).append(" & ");
            started.append("until [ -e ").append(program.typed()).append(" ]; do sleep 0.2; done; ");
        }
        pc.write(LOG_IN, Files.readString(LOGS_IN));
        pc.run(
                "systemd-run",
                "-q",
                "--collect",
                "--unit=" + unit(),
                "--setenv=" + (named ? "NAMED=1" : "UNNAMED=1"),
                "python3",
                LOG_IN,
                display(),
                "kid",
                "sh",
                "-c",
                server == Server.XORG
                        ? started + " wait"
                        : "(" + started + " wait) & exec Xvfb " + display()
                                + " -screen 0 1280x800x24 -nolisten tcp -noreset");
        var front = programs[programs.length - 1];
        Family.await("it draws", Duration.ofMinutes(2), () -> Files.exists(pc.file(front.typed())));
        awaitColour("the last program is in front", front.rgb());
        Family.await("an agent draws", () -> agent().isPresent() && isDrawn());
    }

    /// Starts a program on the screen as the child, without a log-in; returns before it runs.
    void startUnasked(Program program) throws IOException {
        pc.run(
                "systemd-run",
                "-q",
                "--collect",
                "-p",
                "User=kid",
                "--setenv=DISPLAY=" + display(),
                "sh",
                "-c",
                "exec " + program.command());
    }

    /// Starts the X server of root's, with its two monitors.
    void startServer() throws IOException {
        pc.write("/root/xorg.conf", Outputs.TWO_MONITORS);
        pc.run(
                "systemd-run",
                "-q",
                "--collect",
                "--unit=" + SERVER_UNIT,
                "Xorg",
                display(),
                "-config",
                "/root/xorg.conf",
                "-logfile",
                "/root/xorg.log",
                "-noreset",
                "-nolisten",
                "tcp",
                "-novtswitch",
                "-sharevts",
                "-keeptty");
        Family.await("the X server answers", () -> x("xset", "q").code() == 0);
        x("xrandr", "--addmode", "DUMMY1", "1024x768").done();
        x("xrandr", "--output", "DUMMY0", "--mode", "1280x800", "--primary").done();
        x("xrandr", "--output", "DUMMY1", "--mode", "1024x768", "--right-of", "DUMMY0")
                .done();
    }

    /// The X server of root's is gone at once.
    void killServer() throws IOException {
        pc.run("systemctl", "kill", "--signal=KILL", SERVER_UNIT);
        Family.await("no X server runs", () -> x("xset", "q").code() != 0);
    }

    private Ended x(String... command) throws IOException {
        var words = new ArrayList<>(List.of("env", "DISPLAY=" + display()));
        words.addAll(List.of(command));
        return pc.ended(words.toArray(String[]::new));
    }

    Optional<Inside> agent() throws IOException {
        return pc.processes().stream()
                .filter(process -> process.command().contains(AGENT))
                .findFirst();
    }

    Inside process(Program program) throws IOException {
        return pc.processes().stream()
                .filter(process -> process.command().startsWith(program.path() + " "))
                .findFirst()
                .orElseThrow();
    }

    /// Brings a program to the front, as somebody would with the window manager.
    void bring(Program program) throws IOException {
        var name = program.path().substring(program.path().lastIndexOf('/') + 1);
        x("xdotool", "search", "--onlyvisible", "--classname", name, "windowactivate", "--sync")
                .done();
    }

    /// Types as a person at the keyboard.
    void type(String text) throws IOException {
        x("xdotool", "type", "--delay", "10", text).done();
    }

    void press(String key) throws IOException {
        x("xdotool", "key", key).done();
    }

    void click(int x, int y) throws IOException {
        x("xdotool", "mousemove", "" + x, "" + y, "click", "1").done();
    }

    /// What reached a program so far.
    String reached(Program program) throws IOException {
        var file = pc.file(program.typed());
        return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    }

    BufferedImage picture() throws IOException {
        // It asks for every window, and fails where one goes meanwhile.
        Family.await(
                "the screen stays for a picture",
                () -> x("xwd", "-silent", "-root", "-out", PICTURE).code() == 0);
        return WindowDump.read(Files.readAllBytes(pc.file(PICTURE)));
    }

    int colour(int x, int y) throws IOException {
        return picture().getRGB(x, y) & 0xFFFFFF;
    }

    /// Whether words are anywhere on the screen.
    boolean shows(Lettering words) throws IOException {
        return words.isIn(picture());
    }

    /// Whether the lock card covers all corners of every monitor.
    boolean isCovered() throws IOException {
        var picture = picture();
        return server.monitors().stream().allMatch(monitor -> {
            int right = monitor.x() + monitor.width() - 2;
            int bottom = monitor.y() + monitor.height() - 2;
            return isNight(picture, monitor.x() + 1, monitor.y() + 1)
                    && isNight(picture, right, monitor.y() + 1)
                    && isNight(picture, monitor.x() + 1, bottom)
                    && isNight(picture, right, bottom);
        });
    }

    /// Whether the lock card is on no monitor.
    boolean isFree() throws IOException {
        var picture = picture();
        return server.monitors().stream().noneMatch(monitor -> isNight(picture, monitor.x() + 1, monitor.y() + 1));
    }

    private static boolean isNight(BufferedImage picture, int x, int y) {
        return (picture.getRGB(x, y) & 0xFFFFFF) == NIGHT;
    }

    void awaitColour(String what, int rgb) {
        Family.await(what, Duration.ofMinutes(2), () -> colour(AWAY_X, AWAY_Y) == rgb);
    }

    /// Whether something lies at the upper right where the disc is.
    private boolean isDrawn() throws IOException {
        return colour(WIDTH - 16 - 60, 16 + 36) != colour(AWAY_X, AWAY_Y);
    }

    /// How it stands for the child.
    boolean isHeld(Program program) throws IOException {
        return process(program).isHeld();
    }
}
