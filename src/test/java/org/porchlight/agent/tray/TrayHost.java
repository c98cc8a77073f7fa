package org.porchlight.agent.tray;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.concurrent.CompletableFuture;
import org.porchlight.agent.x11.XOwners;

/// A client that takes the icons of the older tray of X into a window of its own (System Tray Protocol 0.3).
///
/// A connection of Xlib is one thread's; the end comes as a message through another one.
final class TrayHost implements AutoCloseable {
    private static final Calls X = Native.load("X11", Calls.class);
    private static final NativeLong NONE = new NativeLong(0);
    private static final int CLIENT_MESSAGE = 33;
    private static final long REQUEST_DOCK = 0;
    /// Places in an XClientMessageEvent of 64 bits.
    private static final int WINDOW = 32;

    private static final int MESSAGE = 40;
    private static final int FORMAT = 48;
    private static final int OPCODE = 64;
    private static final int ICON = 72;
    private static final int EVENT_BYTES = 192;

    private final String name;
    private final Pointer display;
    private final NativeLong window;
    private final long opcode;
    private final CompletableFuture<Void> served;

    private interface Calls extends XOwners {
        Pointer XOpenDisplay(String name);

        NativeLong XDefaultRootWindow(Pointer display);

        NativeLong XInternAtom(Pointer display, String name, boolean onlyIfExists);

        int XReparentWindow(Pointer display, NativeLong window, NativeLong parent, int x, int y);

        int XMapWindow(Pointer display, NativeLong window);

        int XNextEvent(Pointer display, Pointer event);

        int XSendEvent(Pointer display, NativeLong window, boolean propagate, NativeLong mask, Pointer event);

        int XCloseDisplay(Pointer display);
    }

    /// @param name such as `:130`
    TrayHost(String name) {
        this.name = name;
        display = X.XOpenDisplay(name);
        window = X.XCreateSimpleWindow(display, X.XDefaultRootWindow(display), 0, 0, 32, 32, 0, NONE, NONE);
        opcode = atom("_NET_SYSTEM_TRAY_OPCODE").longValue();
        X.XMapWindow(display, window);
        X.XSetSelectionOwner(display, atom("_NET_SYSTEM_TRAY_S0"), window, NONE);
        X.XSync(display, false);
        served = CompletableFuture.runAsync(
                this::serve, task -> Thread.ofPlatform().start(task));
    }

    private NativeLong atom(String called) {
        return X.XInternAtom(display, called, false);
    }

    private void serve() {
        var event = new Memory(EVENT_BYTES);
        for (boolean goesOn = true; goesOn; ) {
            X.XNextEvent(display, event);
            if (event.getInt(0) == CLIENT_MESSAGE) {
                goesOn = event.getLong(MESSAGE) == opcode;
                if (goesOn && event.getLong(OPCODE) == REQUEST_DOCK) {
                    var icon = new NativeLong(event.getLong(ICON));
                    X.XReparentWindow(display, icon, window, 0, 0);
                    X.XMapWindow(display, icon);
                }
            }
        }
        X.XCloseDisplay(display);
    }

    @Override
    public void close() {
        var other = X.XOpenDisplay(name);
        var end = new Memory(EVENT_BYTES);
        end.clear();
        end.setInt(0, CLIENT_MESSAGE);
        end.setLong(WINDOW, window.longValue());
        end.setLong(MESSAGE, X.XInternAtom(other, "PORCHLIGHT_END", false).longValue());
        end.setInt(FORMAT, 32);
        X.XSendEvent(other, window, false, NONE, end);
        X.XSync(other, false);
        X.XCloseDisplay(other);
        served.join();
    }
}
