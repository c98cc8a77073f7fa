package org.porchlight.agent.x11;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a compositor runs, which lets windows be transparent, for the thread of the connection. It owns a selection
/// of the screen (EWMH, `_NET_WM_CM_Sn`).
final class XCompositor {
    private static final Logger LOG = LoggerFactory.getLogger(XCompositor.class);
    private static final Xlib X = Native.load(Xlib.NAME, Xlib.class);
    private static final @Nullable Xfixes FIXES = fixes();

    private final Pointer display;
    private final NativeLong selection;
    /// The number of the event that tells that it came or went; -1 where the server tells nothing.
    private final int told;

    XCompositor(Pointer display, NativeLong root) {
        this.display = display;
        this.selection = X.XInternAtom(display, "_NET_WM_CM_S" + X.XDefaultScreen(display), false);
        this.told = listen(root);
    }

    private static @Nullable Xfixes fixes() {
        try {
            return Native.load(Xfixes.NAME, Xfixes.class);
        } catch (UnsatisfiedLinkError e) {
            LOG.warn("Hearing that a compositor comes or goes: {} is missing; install libxfixes3", Xfixes.NAME);
            return null;
        }
    }

    private int listen(NativeLong root) {
        var first = new IntByReference();
        if (FIXES == null
                || FIXES.XFixesQueryExtension(display, first, new IntByReference()) == 0
                || FIXES.XFixesQueryVersion(display, new IntByReference(), new IntByReference()) == 0) {
            return -1;
        }
        FIXES.XFixesSelectSelectionInput(display, root, selection, new NativeLong(Xfixes.ALL_CHANGES));
        return first.getValue();
    }

    /// Whether an event of this number tells that it came or went.
    boolean isTold(int event) {
        return told >= 0 && event == told;
    }

    boolean isThere() {
        return X.XGetSelectionOwner(display, selection).longValue() != 0;
    }
}
