package org.porchlight.agent.x11;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.porchlight.agent.desktop.Box;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The monitors of an X server, for the thread of its connection.
final class XMonitors {
    private static final Logger LOG = LoggerFactory.getLogger(XMonitors.class);
    private static final @Nullable Randr RANDR = randr();
    private static final int NAMES_MONITORS = 5;

    private final Pointer display;
    private final NativeLong root;
    /// The number of the first event that tells of them; -1 where the server tells of none.
    private final int firstEvent;

    XMonitors(Pointer display, NativeLong root) {
        this.display = display;
        this.root = root;
        this.firstEvent = listen();
    }

    private static @Nullable Randr randr() {
        try {
            return Native.load(Randr.NAME, Randr.class);
        } catch (UnsatisfiedLinkError e) {
            LOG.warn("Telling which monitors there are: {} is missing; install libxrandr2", Randr.NAME);
            return null;
        }
    }

    private int listen() {
        var first = new IntByReference();
        var minor = new IntByReference();
        if (RANDR == null
                || RANDR.XRRQueryExtension(display, first, new IntByReference()) == 0
                || RANDR.XRRQueryVersion(display, new IntByReference(), minor) == 0
                || minor.getValue() < NAMES_MONITORS) {
            return -1;
        }
        RANDR.XRRSelectInput(display, root, Randr.ALL_CHANGES);
        return first.getValue();
    }

    /// Whether an event of this number tells that monitors came, went or moved.
    boolean isTold(int event) {
        return firstEvent >= 0 && event >= firstEvent && event < firstEvent + Randr.EVENTS;
    }

    /// Where each is, the primary one first and of two that show the same only one; empty where the server cannot tell.
    List<Box> now() {
        if (RANDR == null || firstEvent < 0) {
            return List.of();
        }
        var found = new ArrayList<Box>();
        each(RANDR, monitor -> {
            int[] box = monitor.getIntArray(Randr.MONITOR_X, 4);
            found.add(
                    monitor.getInt(Randr.MONITOR_PRIMARY) == 0 ? found.size() : 0,
                    new Box(box[0], box[1], box[2], box[3]));
        });
        return found.stream().distinct().toList();
    }

    /// Whether one has the name that servers of X under Wayland gave theirs before they had an extension to tell.
    boolean areOfWayland() {
        if (RANDR == null || firstEvent < 0) {
            return false;
        }
        var names = new ArrayList<String>();
        each(RANDR, monitor -> {
            var name = XConnection.X.XGetAtomName(display, monitor.getNativeLong(Randr.MONITOR_NAME));
            if (name != null) {
                names.add(name.getString(0));
                XConnection.X.XFree(name);
            }
        });
        return names.stream().anyMatch(name -> name.startsWith("XWAYLAND"));
    }

    private void each(Randr randr, Consumer<Pointer> use) {
        var count = new IntByReference();
        var monitors = randr.XRRGetMonitors(display, root, true, count);
        if (monitors == null) {
            return;
        }
        for (int i = 0; i < count.getValue(); i++) {
            use.accept(monitors.share((long) i * Randr.MONITOR_BYTES, Randr.MONITOR_BYTES));
        }
        randr.XRRFreeMonitors(monitors);
    }
}
