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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to an X server, for one thread.
///
/// When the server is gone, [#isBroken] says so and every question answers "nothing".
final class XConnection {
    /// What came from the server.
    sealed interface Event {
        record Property(long window, long atom) implements Event {}

        record Visibility(long window, boolean covered) implements Event {}

        record Other() implements Event {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(XConnection.class);
    private static final Xlib X = Native.load(Xlib.NAME, Xlib.class);
    private static final Xlib.Shapes SHAPES = Native.load(Xlib.Shapes.NAME, Xlib.Shapes.class);
    private static final Xlib.@Nullable Clients CLIENTS = clients();
    private static final Xlib.Counters COUNTERS = Native.load(Xlib.Counters.NAME, Xlib.Counters.class);
    private static final int TRUE_COLOUR = 24;
    private static final int SAME_TO_THE_EYE = 6;
    private static final NativeLong NOW = new NativeLong(0);

    // The library keeps only addresses: callbacks that nobody references are collected and the process dies.
    private static final Xlib.ErrorHandler ON_ERROR = XConnection::failed;
    private static final Xlib.ConnectionHandler ON_BREAK = _ -> 0;
    private static final Xlib.ExitHandler ON_TOOLKIT_EXIT = (_, _) -> LOG.debug("The toolkit lost the X server");

    private final Pointer display;
    private final NativeLong root;
    private final Memory event = new Memory(Xlib.EVENT_BYTES);
    private final Xlib.ExitHandler onExit = (_, _) -> broken();
    private volatile boolean broken;
    /// The counter of idleness; zero where the server has none.
    private final NativeLong idleness;

    private XConnection(Pointer display) {
        this.display = display;
        this.root = X.XDefaultRootWindow(display);
        this.idleness = idleness(display);
    }

    private static NativeLong idleness(Pointer display) {
        var any = new IntByReference();
        if (COUNTERS.XSyncQueryExtension(display, any, any) == 0
                || COUNTERS.XSyncInitialize(display, any, new IntByReference()) == 0) {
            return new NativeLong(0);
        }
        var count = new IntByReference();
        var counters = COUNTERS.XSyncListSystemCounters(display, count);
        if (counters == null) {
            return new NativeLong(0);
        }
        try {
            for (int i = 0; i < count.getValue(); i++) {
                var counter = counters.share((long) i * Xlib.Counters.COUNTER_BYTES, Xlib.Counters.COUNTER_BYTES);
                if (counter.getPointer(0).getString(0).equals(Xlib.Counters.IDLE)) {
                    return counter.getNativeLong(Xlib.Counters.COUNTER_ID);
                }
            }
            return new NativeLong(0);
        } finally {
            COUNTERS.XSyncFreeSystemCounterList(counters);
        }
    }

    /// Connects; nothing when there is no such server or it refuses.
    ///
    /// @param name such as `:0`; nothing for the one that the environment names
    static Optional<XConnection> open(Optional<String> name) {
        setHandlers();
        var display = X.XOpenDisplay(name.orElse(null));
        if (display == null) {
            return Optional.empty();
        }
        var connection = new XConnection(display);
        X.XSetIOErrorExitHandler(display, connection.onExit, null);
        return Optional.of(connection);
    }

    /// Keeps the process alive when the toolkit's connection breaks. Must come after the toolkit has started.
    static void shieldToolkit() {
        setHandlers();
        var toolkit = Native.load(Xlib.Gdk.NAME, Xlib.Gdk.class).gdk_x11_get_default_xdisplay();
        if (toolkit != null) {
            X.XSetIOErrorExitHandler(toolkit, ON_TOOLKIT_EXIT, null);
        }
    }

    // Every time: the toolkit puts its own in place when it starts, and that one ends the process.
    private static void setHandlers() {
        X.XSetErrorHandler(ON_ERROR);
        X.XSetIOErrorHandler(ON_BREAK);
    }

    // A window may be gone before the server reads what is asked of it: an error is an answer, not a fault.
    private static int failed(Pointer display, Pointer event) {
        LOG.debug("X error {} for request {}", event.getByte(Xlib.ERROR_CODE), event.getByte(Xlib.ERROR_REQUEST));
        return 0;
    }

    private static Xlib.@Nullable Clients clients() {
        try {
            return Native.load(Xlib.Clients.NAME, Xlib.Clients.class);
        } catch (UnsatisfiedLinkError e) {
            LOG.warn("Telling which program is in front: {} is missing; install libxres1", Xlib.Clients.NAME);
            return null;
        }
    }

    private void broken() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    int descriptor() {
        return X.XConnectionNumber(display);
    }

    long root() {
        return root.longValue();
    }

    long atom(String name) {
        return X.XInternAtom(display, name, false).longValue();
    }

    void listen(long window, long mask) {
        X.XSelectInput(display, new NativeLong(window), new NativeLong(mask));
    }

    void flush() {
        X.XFlush(display);
    }

    /// The next event that is there already.
    Optional<Event> next() {
        if (broken || X.XPending(display) == 0 || broken) {
            return Optional.empty();
        }
        X.XNextEvent(display, event);
        long window = event.getLong(Xlib.EVENT_WINDOW);
        return Optional.of(
                switch (event.getInt(Xlib.EVENT_TYPE)) {
                    case Xlib.PROPERTY_NOTIFY -> new Event.Property(window, event.getLong(Xlib.PROPERTY_ATOM));
                    case Xlib.VISIBILITY_NOTIFY ->
                        new Event.Visibility(window, event.getInt(Xlib.VISIBILITY_STATE) != Xlib.VISIBILITY_UNOBSCURED);
                    default -> new Event.Other();
                });
    }

    /// Takes the keyboard for this connection alone.
    boolean grabKeyboard() {
        return X.XGrabKeyboard(display, root, false, Xlib.GRAB_ASYNC, Xlib.GRAB_ASYNC, NOW) == Xlib.GRAB_SUCCESS
                && !broken;
    }

    void ungrabKeyboard() {
        X.XUngrabKeyboard(display, NOW);
    }

    void raise(long window) {
        X.XRaiseWindow(display, new NativeLong(window));
    }

    /// Lets the pointer reach only a part of a window; what lies outside goes to the window below.
    ///
    /// @param solid nothing: no part
    void takeClicks(long window, Optional<Box> solid) {
        if (solid.isEmpty()) {
            shape(window, null, 0);
            return;
        }
        var box = solid.get();
        try (var rectangle = new Memory(Xlib.Shapes.RECTANGLE_BYTES)) {
            rectangle.setShort(0, (short) box.x());
            rectangle.setShort(2, (short) box.y());
            rectangle.setShort(4, (short) box.width());
            rectangle.setShort(6, (short) box.height());
            shape(window, rectangle, 1);
        }
    }

    private void shape(long window, @Nullable Pointer rectangles, int count) {
        SHAPES.XShapeCombineRectangles(
                display,
                new NativeLong(window),
                Xlib.Shapes.INPUT,
                0,
                0,
                rectangles,
                count,
                Xlib.Shapes.SET,
                Xlib.Shapes.UNSORTED);
    }

    /// How long nobody has touched keyboard or mouse, in milliseconds; nothing when the server cannot tell.
    OptionalLong untouched() {
        if (idleness.longValue() == 0 || broken) {
            return OptionalLong.empty();
        }
        try (var value = new Memory(Xlib.Counters.VALUE_BYTES)) {
            boolean told = COUNTERS.XSyncQueryCounter(display, idleness, value) != 0 && !broken;
            return told
                    ? OptionalLong.of(((long) value.getInt(0) << 32)
                            | Integer.toUnsignedLong(value.getInt(Xlib.Counters.VALUE_LOW)))
                    : OptionalLong.empty();
        }
    }

    /// Windows that lie directly on the screen, lowest first.
    List<Long> topWindows() {
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
            if (X.XGetWindowAttributes(display, new NativeLong(window), attributes) == 0
                    || attributes.getInt(Xlib.ATTRIBUTES_MAP_STATE) != Xlib.IS_VIEWABLE
                    || attributes.getInt(Xlib.ATTRIBUTES_OVERRIDE_REDIRECT) == 0) {
                return Optional.empty();
            }
            int[] box = attributes.getIntArray(Xlib.ATTRIBUTES_X, 4);
            return Optional.of(new Box(box[0], box[1], box[2], box[3]));
        }
    }

    /// The window that a property of the root window names; 0 when it names none.
    long rootWindowProperty(long atom) {
        var items = new NativeLongByReference();
        var value = new PointerByReference();
        int failed = X.XGetWindowProperty(
                display,
                root,
                new NativeLong(atom),
                new NativeLong(0),
                new NativeLong(1),
                false,
                new NativeLong(Xlib.ATOM_WINDOW),
                new NativeLongByReference(),
                new IntByReference(),
                items,
                new NativeLongByReference(),
                value);
        var data = value.getValue();
        if (failed != 0 || data == null) {
            return 0;
        }
        long window = items.getValue().longValue() == 0 ? 0 : data.getLong(0);
        X.XFree(data);
        return window;
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

    void close() {
        if (broken) {
            return;
        }
        X.XCloseDisplay(display);
    }
}
