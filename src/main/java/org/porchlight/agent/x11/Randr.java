package org.porchlight.agent.x11;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/// The functions of libXrandr that are used (X Resize, Rotate and Reflect Extension 1.5); offsets are those of a
/// 64-bit machine (`X11/extensions/Xrandr.h`).
interface Randr extends Library {
    String NAME = "libXrandr.so.2";

    /// RRScreenChangeNotifyMask, RRCrtcChangeNotifyMask and RROutputChangeNotifyMask.
    int ALL_CHANGES = 1 | 1 << 1 | 1 << 2;

    /// RRScreenChangeNotify and RRNotify, from the first event of the extension on.
    int EVENTS = 2;

    /// `XRRMonitorInfo`.
    int MONITOR_BYTES = 56;

    /// Its name, as an atom.
    int MONITOR_NAME = 0;

    int MONITOR_PRIMARY = 8;
    int MONITOR_X = 20;

    /// Zero is failure, here and in what follows.
    int XRRQueryExtension(Pointer display, IntByReference firstEvent, IntByReference firstError);

    int XRRQueryVersion(Pointer display, IntByReference major, IntByReference minor);

    void XRRSelectInput(Pointer display, NativeLong window, int mask);

    /// Those that show a part of the screen.
    @Nullable Pointer XRRGetMonitors(Pointer display, NativeLong window, boolean active, IntByReference count);

    void XRRFreeMonitors(Pointer monitors);
}
