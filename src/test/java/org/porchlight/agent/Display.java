package org.porchlight.agent;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.porchlight.platform.Platforms;

/// An X server of a test's own, with openbox as its window manager.
public final class Display implements AutoCloseable {
    private static final int FIRST = 130;
    private static final int LAST = 149;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final String name;
    private final List<Process> processes = new ArrayList<>();

    private Display(Path directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    /// @param directory for logs and pictures
    public static Display open(Path directory) throws IOException {
        return open(directory, "1280x800");
    }

    /// @param size of its screen, such as `1280x800`
    static Display open(Path directory, String size) throws IOException {
        for (var tool : List.of("Xvfb", "openbox", "xterm", "xdotool", "import", "xrefresh")) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin", tool)), tool + " is not installed");
        }
        var display = new Display(directory, ":" + free());
        try {
            display.begin("Xvfb", display.name, "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset");
        } catch (IOException | AssertionError e) {
            display.close();
            throw e;
        }
        return display;
    }

    /// A server of X in a Wayland desktop that nobody looks at, without another window manager.
    ///
    /// @param directory for logs and the desktop's socket
    public static Display openInWayland(Path directory) throws IOException {
        for (var tool : List.of("weston", "Xwayland", "xprop")) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin", tool)), tool + " is not installed");
        }
        var display = new Display(directory, ":" + free());
        var runtime = Files.createDirectory(directory.resolve("wayland"));
        try {
            display.startIn(runtime, "weston", "--backend=headless-backend.so", "--socket=w", "--idle-time=0");
            Eventually.holds("the desktop answers", PATIENCE, () -> Files.exists(runtime.resolve("w")));
            display.startIn(runtime, "Xwayland", display.name, "-noreset", "-nolisten", "tcp");
            Eventually.holds(
                    "the X server answers",
                    PATIENCE,
                    () -> display.ask("xprop", "-root", "-len", "1").contains("="));
        } catch (IOException | AssertionError e) {
            display.close();
            throw e;
        }
        return display;
    }

    private void startIn(Path runtime, String... command) throws IOException {
        var builder = builder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("XDG_RUNTIME_DIR", runtime.toString());
        builder.environment().put("WAYLAND_DISPLAY", "w");
        processes.add(builder.start());
    }

    /// Two monitors side by side: 1280 by 800, the primary one, and 1024 by 768.
    ///
    /// @param directory for logs and pictures
    public static Display openTwo(Path directory) throws IOException {
        for (var tool : List.of("Xorg", "xrandr", "openbox", "xterm", "xdotool", "import")) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin", tool)), tool + " is not installed");
        }
        assumeTrue(
                Files.exists(Path.of("/usr/lib/xorg/modules/drivers/dummy_drv.so")),
                "xserver-xorg-video-dummy is not installed");
        assumeTrue(Platforms.isAdministrator(), "needs root: Xorg is started");
        var display = new Display(directory, ":" + free());
        var settings = Files.writeString(directory.resolve("xorg.conf"), Outputs.TWO_MONITORS);
        try {
            display.begin(
                    "Xorg",
                    display.name,
                    "-config",
                    settings.toString(),
                    "-logfile",
                    directory.resolve("xorg.log").toString(),
                    "-noreset",
                    "-nolisten",
                    "tcp",
                    "-novtswitch",
                    "-sharevts",
                    "-keeptty");
            display.outputs().begin();
        } catch (IOException | AssertionError e) {
            display.close();
            throw e;
        }
        return display;
    }

    /// Its monitors and how large it draws.
    public Outputs outputs() {
        return new Outputs(this, directory);
    }

    private void begin(String... server) throws IOException {
        start(server);
        Eventually.holds(
                "the X server answers",
                PATIENCE,
                () -> ask("xprop", "-root", "_NET_SUPPORTED").contains("_NET_SUPPORTED"));
        start("openbox");
        Eventually.holds(
                "the window manager runs",
                PATIENCE,
                () -> ask("xprop", "-root", "_NET_SUPPORTED").contains("_NET_ACTIVE_WINDOW"));
    }

    private static int free() {
        for (int number = FIRST; number <= LAST; number++) {
            if (!new File("/tmp/.X11-unix/X" + number).exists() && !new File("/tmp/.X" + number + "-lock").exists()) {
                return number;
            }
        }
        throw new AssertionError("no display from " + FIRST + " to " + LAST + " is free");
    }

    /// Such as `:130`.
    public String name() {
        return name;
    }

    /// A full-screen terminal that writes every line typed in it to a file. Returns once it is in front.
    public Terminal terminal() throws IOException {
        return terminal("xterm");
    }

    /// The same as a program of its own.
    public Terminal terminal(Path copy) throws IOException {
        Files.copy(Path.of("/usr/bin/xterm"), copy);
        return terminal(copy.toString());
    }

    private Terminal terminal(String program) throws IOException {
        return terminal(program, "cat > ");
    }

    private Terminal terminal(String program, String writing) throws IOException {
        var typed = Files.createTempFile(directory, "typed", "");
        var process = start(program, "-bg", "#5E8C61", "-fullscreen", "-e", writing + typed);
        Eventually.holds(
                "the terminal is in front",
                PATIENCE,
                () -> ask("xdotool", "getactivewindow", "getwindowpid").strip().equals("" + process.pid()));
        return new Terminal(process.pid(), typed);
    }

    /// Whether a window of a process is on the screen.
    public boolean isInSight(long pid) {
        return !ask("xdotool", "search", "--onlyvisible", "--pid", "" + pid).isBlank();
    }

    public boolean isViewable(long window) {
        return ask("xwininfo", "-id", "" + window).contains("IsViewable");
    }

    /// Sends a signal to a process that a test started.
    public void signal(String name, long pid) {
        ask("kill", "-" + name, "" + pid);
    }

    /// Starts a program whose words are read by the test.
    public Process talking(String... command) throws IOException {
        var process = builder(command).start();
        processes.add(process);
        return process;
    }

    /// The process whose window has the focus, as a number; empty when none has.
    public String inFront() {
        return ask("xdotool", "getactivewindow", "getwindowpid").strip();
    }

    public void type(String text) {
        ask("xdotool", "type", "--delay", "5", text);
    }

    public void press(String key) {
        ask("xdotool", "key", key);
    }

    public void click(int x, int y) {
        ask("xdotool", "mousemove", "" + x, "" + y, "click", "1");
    }

    /// Has a window cover all others for a moment, so that each is asked to draw itself.
    public void refresh() {
        ask("xrefresh");
    }

    /// The whole screen as it is now.
    public BufferedImage picture() {
        var file = directory.resolve("screen.png");
        ask("import", "-silent", "-window", "root", file.toString());
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The colour of a point of the screen, without its alpha.
    public int colour(int x, int y) {
        return picture().getRGB(x, y) & 0xFFFFFF;
    }

    /// Starts a program on this display.
    public Process start(String... command) throws IOException {
        var process =
                builder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        processes.add(process);
        return process;
    }

    /// Makes a program's start on this display; what it complains of goes to a file.
    ProcessBuilder builder(String... command) {
        var builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("complaints").toFile()));
        builder.environment().put("DISPLAY", name);
        builder.environment().put("NO_AT_BRIDGE", "1");
        return builder;
    }

    /// Keys and clicks reach a program that fills the screen, a line or `ESC [ M` and three bytes each.
    Terminal inputs() throws IOException {
        return terminal("xterm", "printf '\\033[?1000h'; stty -icanon -echo min 1; exec cat > ");
    }

    void endWith(Process process) {
        processes.add(process);
    }

    String ask(String... command) {
        try {
            var process = builder(command).start();
            var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The window manager stands still, or goes on.
    public void manager(boolean works) {
        signal(works ? "CONT" : "STOP", processes.get(1).pid());
    }

    /// Ends the window manager and nothing else.
    public void endManager() {
        end(processes.get(1));
    }

    /// Ends the X server and nothing else.
    public void endServer() {
        end(processes.getFirst());
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().join();
    }

    /// Ends all that was started here.
    @Override
    public void close() {
        for (var process : processes.reversed()) {
            process.destroy();
            if (process.onExit()
                    .completeOnTimeout(process, 60, TimeUnit.SECONDS)
                    .join()
                    .isAlive()) {
                process.destroyForcibly().onExit().join();
            }
        }
    }
}
