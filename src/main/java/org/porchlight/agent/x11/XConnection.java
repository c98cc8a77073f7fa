package org.porchlight.agent.x11;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.porchlight.agent.desktop.Box;
import org.porchlight.agent.desktop.Key;
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

        record Pressed(Key key) implements Event {}

        /// What lets windows be transparent may have come or gone.
        record Compositor() implements Event {}

        /// Monitors may have come, gone or moved.
        record Monitors() implements Event {}

        record Other() implements Event {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(XConnection.class);
    static final Xlib X = Native.load(Xlib.NAME, Xlib.class);
    private static final Xlib.Shapes SHAPES = Native.load(Xlib.Shapes.NAME, Xlib.Shapes.class);
    private static final Counters COUNTERS = Native.load(Counters.NAME, Counters.class);
    private static final NativeLong NOW = new NativeLong(0);
    private static final NativeLong NO_MASK = new NativeLong(0);

    // The library keeps only addresses: callbacks that nobody references are collected and the process dies.
    private static final Xlib.ErrorHandler ON_ERROR = XConnection::failed;
    private static final Xlib.ConnectionHandler ON_BREAK = _ -> 0;
    private static final Xlib.ExitHandler ON_TOOLKIT_EXIT = (_, _) -> LOG.debug("The toolkit lost the X server");

    private final Pointer display;
    private final NativeLong root;
    private final Memory event = new Memory(Xlib.EVENT_BYTES);
    private final Xlib.ExitHandler onExit = (_, _) -> broken();
    private final XWindows windows;
    private final XMonitors monitors;
    private final XCompositor compositor;
    private final boolean shapes;
    private volatile boolean broken;
    /// The counter of idleness; zero where the server has none.
    private final NativeLong idleness;

    private XConnection(Pointer display) {
        this.display = display;
        this.root = X.XDefaultRootWindow(display);
        this.windows = new XWindows(display, root);
        this.monitors = new XMonitors(display, root);
        this.compositor = new XCompositor(display, root);
        this.shapes = has("SHAPE");
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
                var counter = counters.share((long) i * Counters.COUNTER_BYTES, Counters.COUNTER_BYTES);
                if (counter.getPointer(0).getString(0).equals(Counters.IDLE)) {
                    return counter.getNativeLong(Counters.COUNTER_ID);
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

    private void broken() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    int descriptor() {
        return X.XConnectionNumber(display);
    }

    XWindows windows() {
        return windows;
    }

    XMonitors monitors() {
        return monitors;
    }

    XCompositor compositor() {
        return compositor;
    }

    /// Whether windows can have another shape than a box.
    boolean canShape() {
        return shapes;
    }

    private boolean has(String extension) {
        var any = new IntByReference();
        return X.XQueryExtension(display, extension, any, new IntByReference(), new IntByReference()) != 0;
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
        int type = event.getInt(Xlib.EVENT_TYPE);
        return Optional.of(
                switch (type) {
                    case Xlib.PROPERTY_NOTIFY -> new Event.Property(window, event.getLong(Xlib.PROPERTY_ATOM));
                    case Xlib.VISIBILITY_NOTIFY ->
                        new Event.Visibility(window, event.getInt(Xlib.VISIBILITY_STATE) != Xlib.VISIBILITY_UNOBSCURED);
                    case Xlib.KEY_PRESS -> new Event.Pressed(XKeys.of(event));
                    // Of the root alone: it has another size, or clients named other monitors.
                    case Xlib.CONFIGURE_NOTIFY -> new Event.Monitors();
                    default -> ofExtension(type);
                });
    }

    private Event ofExtension(int type) {
        if (monitors.isTold(type)) {
            return new Event.Monitors();
        }
        return compositor.isTold(type) ? new Event.Compositor() : new Event.Other();
    }

    /// Takes the keyboard for this connection alone.
    boolean grabKeyboard() {
        return X.XGrabKeyboard(display, root, false, Xlib.GRAB_ASYNC, Xlib.GRAB_ASYNC, NOW) == Xlib.GRAB_SUCCESS
                && !broken;
    }

    /// Whether no other program has the pointer to itself.
    boolean isPointerFree() {
        boolean free = X.XGrabPointer(
                                display,
                                root,
                                false,
                                0,
                                Xlib.GRAB_ASYNC,
                                Xlib.GRAB_ASYNC,
                                new NativeLong(0),
                                new NativeLong(0),
                                NOW)
                        == Xlib.GRAB_SUCCESS
                && !broken;
        if (free) {
            X.XUngrabPointer(display, NOW);
        }
        return free;
    }

    /// Whether this server draws into a Wayland desktop, where it sees X programs alone. It says so from 23.1 on; an
    /// older one is known by the names of its monitors.
    boolean isInWayland() {
        return has("XWAYLAND") || monitors.areOfWayland();
    }

    void ungrabKeyboard() {
        X.XUngrabKeyboard(display, NOW);
    }

    /// Gives a window a shape. What lies outside of what takes clicks lets the pointer through to the window below.
    void shape(long window, Shapings.Shape shape) {
        if (!shapes) {
            return;
        }
        shape(window, Xlib.Shapes.INPUT, shape.solid().stream().toList());
        if (shape.drawn().isEmpty()) {
            SHAPES.XShapeCombineMask(
                    display, new NativeLong(window), Xlib.Shapes.BOUNDING, 0, 0, NO_MASK, Xlib.Shapes.SET);
        } else {
            shape(window, Xlib.Shapes.BOUNDING, shape.drawn());
        }
    }

    private void shape(long window, int kind, List<Box> boxes) {
        // Memory of no bytes cannot be had.
        try (var rectangles = new Memory((long) Xlib.Shapes.RECTANGLE_BYTES * Math.max(1, boxes.size()))) {
            long at = 0;
            for (var box : boxes) {
                rectangles.setShort(at, (short) box.x());
                rectangles.setShort(at + 2, (short) box.y());
                rectangles.setShort(at + 4, (short) box.width());
                rectangles.setShort(at + 6, (short) box.height());
                at += Xlib.Shapes.RECTANGLE_BYTES;
            }
            SHAPES.XShapeCombineRectangles(
                    display,
                    new NativeLong(window),
                    kind,
                    0,
                    0,
                    rectangles,
                    boxes.size(),
                    Xlib.Shapes.SET,
                    Xlib.Shapes.UNSORTED);
        }
    }

    /// How long nobody has touched keyboard or mouse, in milliseconds; nothing when the server cannot tell.
    OptionalLong untouched() {
        if (idleness.longValue() == 0 || broken) {
            return OptionalLong.empty();
        }
        try (var value = new Memory(Counters.VALUE_BYTES)) {
            boolean told = COUNTERS.XSyncQueryCounter(display, idleness, value) != 0 && !broken;
            return told
                    ? OptionalLong.of(
                            ((long) value.getInt(0) << 32) | Integer.toUnsignedLong(value.getInt(Counters.VALUE_LOW)))
                    : OptionalLong.empty();
        }
    }

    void close() {
        if (broken) {
            return;
        }
        X.XCloseDisplay(display);
    }
}
