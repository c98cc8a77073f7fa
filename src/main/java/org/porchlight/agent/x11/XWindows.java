package org.porchlight.agent.x11;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.porchlight.agent.desktop.Box;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The windows of an X server, for the thread of its connection. A window may be gone at any time: then nothing
/// happens, and every question answers "nothing".
final class XWindows {
    private static final Logger LOG = LoggerFactory.getLogger(XWindows.class);
    private static final Xlib X = Native.load(Xlib.NAME, Xlib.class);
    private static final Xlib.@Nullable Clients CLIENTS = clients();
    private static final int TRUE_COLOUR = 24;
    private static final int SAME_TO_THE_EYE = 6;
    private static final int MOST_WINDOWS = 4096;

    private final Pointer display;
    private final NativeLong root;

    XWindows(Pointer display, NativeLong root) {
        this.display = display;
        this.root = root;
    }

    private static Xlib.@Nullable Clients clients() {
        try {
            return Native.load(Xlib.Clients.NAME, Xlib.Clients.class);
        } catch (UnsatisfiedLinkError e) {
            LOG.warn("Telling which program is in front: {} is missing; install libxres1", Xlib.Clients.NAME);
            return null;
        }
    }

    /// Whether the process that owns a window can be told.
    static boolean canTellOwners() {
        return CLIENTS != null;
    }

    /// Windows that lie directly on the screen, lowest first.
    List<Long> onTop() {
        var children = new PointerByReference();
        var count = new IntByReference();
        if (X.XQueryTree(display, root, new NativeLongByReference(), new NativeLongByReference(), children, count)
                == 0) {
            return List.of();
        }
        var windows = new ArrayList<Long>();
        var array = children.getValue();
        if (array != null) {
            for (int i = 0; i < count.getValue(); i++) {
                windows.add(array.getLong((long) i * Native.LONG_SIZE));
            }
            X.XFree(array);
        }
        return windows;
    }

    /// Whether the upper left corner of a window shows a colour, or one that the eye takes for it. A screen with few
    /// colours cannot tell; there it is taken as shown.
    ///
    /// @param rgb eight bits each of red, green and blue
    boolean shows(long window, int rgb) {
        try (var attributes = new Memory(Xlib.ATTRIBUTES_BYTES)) {
            if (X.XGetWindowAttributes(display, new NativeLong(window), attributes) == 0) {
                return false;
            }
            if (attributes.getInt(Xlib.ATTRIBUTES_DEPTH) < TRUE_COLOUR) {
                return true;
            }
        }
        var image = X.XGetImage(
                display, new NativeLong(window), 1, 1, 1, 1, new NativeLong(Xlib.ALL_PLANES), Xlib.Z_PIXMAP);
        if (image == null) {
            return false;
        }
        long pixel = X.XGetPixel(image, 0, 0).longValue();
        X.XDestroyImage(image);
        return near(pixel >> 16, rgb >> 16) && near(pixel >> 8, rgb >> 8) && near(pixel, rgb);
    }

    private static boolean near(long a, long b) {
        return Math.abs((a & 0xFF) - (b & 0xFF)) <= SAME_TO_THE_EYE;
    }

    /// Where a window is, when it can be seen and no window manager has a hand in it.
    Optional<Box> unmanaged(long window) {
        try (var attributes = new Memory(Xlib.ATTRIBUTES_BYTES)) {
            if (!isViewable(window, attributes) || attributes.getInt(Xlib.ATTRIBUTES_OVERRIDE_REDIRECT) == 0) {
                return Optional.empty();
            }
            int[] box = attributes.getIntArray(Xlib.ATTRIBUTES_X, 4);
            return Optional.of(new Box(box[0], box[1], box[2], box[3]));
        }
    }

    /// Whether it is on the screen, covered or not.
    boolean isViewable(long window) {
        try (var attributes = new Memory(Xlib.ATTRIBUTES_BYTES)) {
            return isViewable(window, attributes);
        }
    }

    private boolean isViewable(long window, Pointer attributes) {
        return X.XGetWindowAttributes(display, new NativeLong(window), attributes) != 0
                && attributes.getInt(Xlib.ATTRIBUTES_MAP_STATE) == Xlib.IS_VIEWABLE;
    }

    /// The window that a property of the root window names; 0 when it names none.
    long named(long atom) {
        var found = values(root.longValue(), atom, Xlib.ATOM_WINDOW);
        return found.isEmpty() ? 0 : found.getFirst();
    }

    /// The windows that a property of the root window lists.
    List<Long> listed(long atom) {
        return values(root.longValue(), atom, Xlib.ATOM_WINDOW);
    }

    /// Whether a property of a window lists an atom.
    boolean hasAtom(long window, long property, long atom) {
        return values(window, property, Xlib.ATOM_ATOM).contains(atom);
    }

    /// Whether a property of a window names another.
    boolean hasWindow(long window, long property, long other) {
        return values(window, property, Xlib.ATOM_WINDOW).contains(other);
    }

    private List<Long> values(long window, long property, long type) {
        var items = new NativeLongByReference();
        var value = new PointerByReference();
        int failed = X.XGetWindowProperty(
                display,
                new NativeLong(window),
                new NativeLong(property),
                new NativeLong(0),
                new NativeLong(MOST_WINDOWS),
                false,
                new NativeLong(type),
                new NativeLongByReference(),
                new IntByReference(),
                items,
                new NativeLongByReference(),
                value);
        var data = value.getValue();
        if (failed != 0 || data == null) {
            return List.of();
        }
        var found = new ArrayList<Long>();
        for (int i = 0; i < items.getValue().intValue(); i++) {
            found.add(data.getLong((long) i * Native.LONG_SIZE));
        }
        X.XFree(data);
        return found;
    }

    /// The process that owns a window, by what the server knows of its connection: a window's own `_NET_WM_PID` says
    /// whatever its owner likes. Nothing when the server cannot tell.
    OptionalLong owner(long window) {
        if (CLIENTS == null) {
            return OptionalLong.empty();
        }
        var count = new NativeLongByReference();
        var ids = new PointerByReference();
        try (var spec = new Memory(Xlib.Clients.SPEC_BYTES)) {
            spec.clear();
            spec.setLong(0, window);
            spec.setInt(8, Xlib.Clients.LOCAL_CLIENT_PID);
            int failed = CLIENTS.XResQueryClientIds(display, new NativeLong(1), spec, count, ids);
            if (failed != 0 || ids.getValue() == null) {
                return OptionalLong.empty();
            }
        }
        long pid = count.getValue().longValue() == 0 ? -1 : CLIENTS.XResGetClientPid(ids.getValue());
        CLIENTS.XResClientIdsDestroy(count.getValue(), ids.getValue());
        return pid > 0 ? OptionalLong.of(pid) : OptionalLong.empty();
    }

    void raise(long window) {
        X.XRaiseWindow(display, new NativeLong(window));
    }

    void map(long window) {
        X.XMapWindow(display, new NativeLong(window));
    }

    /// Maps a window that lies directly on the screen without asking the window manager, which may stand still, or
    /// take a frame of its own for a new program.
    void mapUnasked(long window) {
        boolean managed;
        try (var attributes = new Memory(Xlib.ATTRIBUTES_BYTES)) {
            if (X.XGetWindowAttributes(display, new NativeLong(window), attributes) == 0) {
                return;
            }
            managed = attributes.getInt(Xlib.ATTRIBUTES_OVERRIDE_REDIRECT) == 0;
        }
        passOver(window, true);
        map(window);
        passOver(window, !managed);
    }

    private void passOver(long window, boolean on) {
        try (var wanted = new Memory(Xlib.WANTED_BYTES)) {
            wanted.clear();
            wanted.setInt(Xlib.WANTED_OVERRIDE_REDIRECT, on ? 1 : 0);
            X.XChangeWindowAttributes(
                    display, new NativeLong(window), new NativeLong(Xlib.CHANGE_OVERRIDE_REDIRECT), wanted);
        }
    }

    void unmap(long window) {
        X.XUnmapWindow(display, new NativeLong(window));
    }

    /// Asks the window manager to make a window an icon (ICCCM 4.1.4); whether its program answers does not matter.
    void iconify(long window) {
        X.XIconifyWindow(display, new NativeLong(window), X.XDefaultScreen(display));
    }

    /// Asks the window manager to bring a window to the front, as a pager does (EWMH, `_NET_ACTIVE_WINDOW`).
    void activate(long window, long activeWindow) {
        try (var message = new Memory(Xlib.EVENT_BYTES)) {
            message.clear();
            message.setInt(Xlib.EVENT_TYPE, Xlib.CLIENT_MESSAGE);
            message.setLong(Xlib.EVENT_WINDOW, window);
            message.setLong(Xlib.MESSAGE_TYPE, activeWindow);
            message.setInt(Xlib.MESSAGE_FORMAT, Xlib.LONGS);
            message.setLong(Xlib.MESSAGE_DATA, Xlib.FROM_A_PAGER);
            X.XSendEvent(display, root, false, new NativeLong(Xlib.TO_WINDOW_MANAGER), message);
        }
    }

    /// The window that keys go to; 0 or 1 where no certain one has them.
    long focused() {
        var window = new NativeLongByReference();
        X.XGetInputFocus(display, window, new IntByReference());
        return window.getValue().longValue();
    }

    /// Lets keys go to a window that can be seen.
    void focus(long window) {
        X.XSetInputFocus(display, new NativeLong(window), Xlib.REVERT_TO_POINTER_ROOT, new NativeLong(0));
    }
}
