package org.porchlight.system;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.porchlight.tool.demo.WindowDump;

/// The child's desktop on a booted PC: a screen of 1280 by 800 with openbox, and full-screen programs that write down
/// every key and click that reaches them.
final class Desk {
    static final int WIDTH = 1280;
    static final int HEIGHT = 800;
    /// Where no pointer is drawn.
    private static final int AWAY_X = 200;

    private static final int AWAY_Y = 700;
    /// `-pl-night-top`, where the lock card begins.
    static final int NIGHT = 0x131B31;

    private static final String SCREEN = "/tmp/Xvfb_screen0";
    private static final String UNIT = "kidx";
    private static final String AGENT = "org.porchlight.Main agent --run";
    /// Clicks come as `ESC [ M` and three bytes.
    private static final String WRITES_DOWN = """
            #!/bin/sh
            printf '\\033[?1000h'
            stty -icanon -echo min 1
            exec "$2" > "$1"
            """;

    private final Booted pc;

    Desk(Booted pc) {
        this.pc = pc;
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
        pc.run("rm", "-f", Program.GAME.typed(), Program.LESSON.typed(), SCREEN);
        var started =
                new StringBuilder("until [ -e /tmp/.X11-unix/X7 ]; do sleep 0.1; done; export DISPLAY=:7; openbox & "
                        + "until xdotool get_num_desktops; do sleep 0.2; done; ");
        for (var program : programs) {
            started.append(program.command()).append(" & ");
            started.append("until [ -e ").append(program.typed()).append(" ]; do sleep 0.2; done; ");
        }
        pc.run(
                "systemd-run",
                "-q",
                "--collect",
                "--unit=" + UNIT,
                "-p",
                "PAMName=login",
                "-p",
                "User=kid",
                "-p",
                "Environment=XDG_SESSION_TYPE=x11 XDG_SEAT=seat0 XDG_SESSION_CLASS=user LANG=zh_CN.UTF-8",
                "sh",
                "-c",
                "(" + started + " wait) & exec Xvfb :7 -screen 0 1280x800x24 -nolisten tcp -noreset -fbdir /tmp");
        var front = programs[programs.length - 1];
        Family.await("it draws", Duration.ofMinutes(2), () -> Files.exists(pc.file(front.typed())));
        awaitColour("the last program is in front", front.rgb());
        Family.await("an agent draws", () -> agent().isPresent() && isDrawn());
    }

    /// The X server ends, and all that draws on it.
    void logOut() throws IOException {
        pc.run("systemctl", "stop", UNIT);
        pc.run("sh", "-c", "pkill -KILL -u kid Xvfb; rm -f /tmp/.X11-unix/X7 /tmp/.X7-lock");
        Family.await("no agent runs", () -> agent().isEmpty());
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
        pc.run(
                "env",
                "DISPLAY=:7",
                "xdotool",
                "search",
                "--onlyvisible",
                "--classname",
                name,
                "windowactivate",
                "--sync");
    }

    /// Types as a person at the keyboard.
    void type(String text) throws IOException {
        pc.run("env", "DISPLAY=:7", "xdotool", "type", "--delay", "10", text);
    }

    void press(String key) throws IOException {
        pc.run("env", "DISPLAY=:7", "xdotool", "key", key);
    }

    void click(int x, int y) throws IOException {
        pc.run("env", "DISPLAY=:7", "xdotool", "mousemove", "" + x, "" + y, "click", "1");
    }

    /// What reached a program so far.
    String reached(Program program) throws IOException {
        var file = pc.file(program.typed());
        return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    }

    BufferedImage picture() throws IOException {
        return WindowDump.read(Files.readAllBytes(pc.file(SCREEN)));
    }

    int colour(int x, int y) throws IOException {
        return picture().getRGB(x, y) & 0xFFFFFF;
    }

    /// Whether the lock card covers all corners.
    boolean isCovered() throws IOException {
        var picture = picture();
        return (picture.getRGB(1, 1) & 0xFFFFFF) == NIGHT
                && (picture.getRGB(WIDTH - 2, 1) & 0xFFFFFF) == NIGHT
                && (picture.getRGB(WIDTH - 2, HEIGHT - 2) & 0xFFFFFF) == NIGHT;
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
