package org.porchlight.agent.x11;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.porchlight.agent.Display;

/// A program that keeps keyboard and pointer to its own window, as games do.
final class Greedy implements AutoCloseable {
    /// Xlib by hand: the smallest program that does it.
    private static final String SOURCE = """
            import ctypes, signal
            x = ctypes.CDLL("libX11.so.6")
            x.XOpenDisplay.restype = ctypes.c_void_p
            x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
            x.XDefaultRootWindow.restype = ctypes.c_ulong
            x.XCreateSimpleWindow.argtypes = [ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_int] * 2 + [
                ctypes.c_uint] * 3 + [ctypes.c_ulong] * 2
            x.XCreateSimpleWindow.restype = ctypes.c_ulong
            d = x.XOpenDisplay(None)
            w = x.XCreateSimpleWindow(d, x.XDefaultRootWindow(d), 100, 100, 300, 200, 0, 0, 0x5E8C61)
            p, u = ctypes.c_void_p, ctypes.c_ulong
            x.XSelectInput.argtypes = [p, u, ctypes.c_long]
            x.XSelectInput(d, w, 1 << 17)
            x.XMapWindow.argtypes = [p, u]
            x.XMapWindow(d, w)
            x.XGrabKeyboard.argtypes = [p, u, ctypes.c_int, ctypes.c_int, ctypes.c_int, u]
            x.XGrabPointer.argtypes = [p, u, ctypes.c_int, ctypes.c_uint, ctypes.c_int, ctypes.c_int, u, u, u]
            while x.XGrabKeyboard(d, w, 0, 1, 1, 0) or x.XGrabPointer(d, w, 0, 4, 1, 1, w, 0, 0):
                pass
            print(w, flush=True)
            signal.pause()
            """;

    private final Display display;
    private final Process process;
    private final long window;

    private Greedy(Display display, Process process, long window) {
        this.display = display;
        this.process = process;
        this.window = window;
    }

    /// Returns once it has them.
    static Greedy on(Display display) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not installed");
        var process = display.talking("/usr/bin/python3", "-c", SOURCE);
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        return new Greedy(display, process, Long.parseLong(said));
    }

    void standStill() {
        display.signal("STOP", process.pid());
    }

    void goOn() {
        display.signal("CONT", process.pid());
    }

    boolean isInSight() {
        return display.isViewable(window);
    }

    @Override
    public void close() {
        goOn();
        process.destroyForcibly().onExit().join();
    }
}
