package org.porchlight.agent.x11;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/// A client that says it is the compositor of a screen, and draws nothing.
public final class FakeCompositor implements AutoCloseable {
    private static final Xlib X = Native.load(Xlib.NAME, Xlib.class);
    private static final XOwners OWNERS = Native.load(Xlib.NAME, XOwners.class);
    private static final NativeLong NOW = new NativeLong(0);

    private final Pointer display;
    private final NativeLong selection;

    private FakeCompositor(Pointer display) {
        this.display = display;
        this.selection = X.XInternAtom(display, "_NET_WM_CM_S0", false);
        var zero = new NativeLong(0);
        var window = OWNERS.XCreateSimpleWindow(display, X.XDefaultRootWindow(display), 0, 0, 1, 1, 0, zero, zero);
        OWNERS.XSetSelectionOwner(display, selection, window, NOW);
        OWNERS.XSync(display, false);
    }

    /// @param name such as `:130`
    public static FakeCompositor on(String name) {
        var display = X.XOpenDisplay(name);
        if (display == null) {
            throw new AssertionError("no X server at " + name);
        }
        return new FakeCompositor(display);
    }

    public boolean isThere() {
        return X.XGetSelectionOwner(display, selection).longValue() != 0;
    }

    @Override
    public void close() {
        X.XCloseDisplay(display);
    }
}
