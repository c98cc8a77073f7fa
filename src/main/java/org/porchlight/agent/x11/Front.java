package org.porchlight.agent.x11;

import org.porchlight.agent.desktop.DesktopPort;

/// The window in front: whose it is, and whether it fills the screen. For the thread of the connection.
final class Front {
    private final XConnection x;
    private final DesktopPort.Listener listener;
    private final long activeWindow;
    private final long windowState;
    private final long fullScreenState;

    private long owner = -1;
    private long window;
    private boolean fullScreen = true;

    Front(XConnection x, DesktopPort.Listener listener) {
        this.x = x;
        this.listener = listener;
        activeWindow = x.atom("_NET_ACTIVE_WINDOW");
        windowState = x.atom("_NET_WM_STATE");
        fullScreenState = x.atom("_NET_WM_STATE_FULLSCREEN");
    }

    /// A property of a window is another.
    void changed(long ofWindow, long atom) {
        if (ofWindow == x.root() && atom == activeWindow) {
            tell();
        } else if (ofWindow == window && atom == windowState) {
            tellFullScreen();
        }
    }

    /// Tells what is in front, where that is something else than was told.
    void tell() {
        long now = x.windows().named(activeWindow);
        long pid = now == 0 ? 0 : x.windows().owner(now).orElse(0);
        if (pid != owner && !x.isBroken()) {
            owner = pid;
            listener.inFront(pid);
        }
        if (now != window) {
            window = now;
            if (now != 0) {
                x.listen(now, Xlib.PROPERTY_CHANGE_MASK);
            }
        }
        tellFullScreen();
    }

    private void tellFullScreen() {
        boolean now = window != 0 && x.windows().hasAtom(window, windowState, fullScreenState);
        if (now != fullScreen && !x.isBroken()) {
            fullScreen = now;
            listener.fullScreen(now);
        }
    }
}
