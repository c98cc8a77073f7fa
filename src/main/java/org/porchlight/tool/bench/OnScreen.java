package org.porchlight.tool.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.porchlight.tool.demo.Display;
import org.porchlight.tool.demo.Run;

/// A display of the bench's own with what is to be seen on it.
///
/// @param folder for what its programs would keep
record OnScreen(Display display, Pixels pixels, Path folder) implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// @param folder a new one
    /// @param around goes before the command line of the X server
    static OnScreen open(Path folder, List<String> around) throws IOException, InterruptedException {
        Files.createDirectory(folder);
        var display = new Display(folder, around);
        try {
            var screen = new OnScreen(display, new Pixels(display.screen()), folder);
            // The pointer is drawn too, and begins in the middle.
            screen.tell("mousemove", "1279", "799");
            screen.pixels.awaitFree();
            return screen;
        } catch (IOException | InterruptedException e) {
            display.close();
            throw e;
        }
    }

    private void tell(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(words));
        var told = Run.of(LIMIT, display.environment(), command);
        if (!told.ok()) {
            throw new IOException("measuring windows: " + String.join(" ", command) + ": " + told.firstLine());
        }
    }

    /// Starts a program on it. Nothing that whoever measures has chosen is looked at.
    Process start(List<String> command, Map<String, String> environment) throws IOException {
        var builder =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        builder.environment().putAll(environment);
        builder.environment().putAll(display.environment());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        return builder.start();
    }

    /// Ends a program and waits until nothing of it is to be seen.
    void end(Process process) throws IOException {
        process.destroy();
        process.onExit().join();
        pixels.awaitFree();
    }

    /// Presses keys in the window in front.
    ///
    /// @param keys such as `ctrl+1`
    void press(String keys) throws IOException, InterruptedException {
        tell("key", "--delay", "0", keys);
    }

    /// Presses keys and waits until all has come of it.
    ///
    /// @return nanoseconds from before that
    long timeUntilStill(String keys) throws IOException, InterruptedException {
        long before = pixels.sum();
        long begin = System.nanoTime();
        press(keys);
        return pixels.awaitStill(before) - begin;
    }

    @Override
    public void close() {
        display.close();
    }
}
