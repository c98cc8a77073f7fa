package org.porchlight.agent.x11;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/// libXext: counters of the server (X Synchronization Extension 3.1), of which `IDLETIME` has the milliseconds in
/// which nobody has touched keyboard or mouse.
interface Counters extends Library {
    String NAME = "libXext.so.6";
    String IDLE = "IDLETIME";

    /// `XSyncSystemCounter`: a name, an id, a value.
    int COUNTER_BYTES = 24;

    int COUNTER_ID = 8;

    /// `XSyncValue`: a signed int, the upper half, and an unsigned one.
    int VALUE_BYTES = 8;

    int VALUE_LOW = 4;

    /// Zero is failure, here and in what follows.
    int XSyncQueryExtension(Pointer display, IntByReference firstEvent, IntByReference firstError);

    int XSyncInitialize(Pointer display, IntByReference major, IntByReference minor);

    @Nullable Pointer XSyncListSystemCounters(Pointer display, IntByReference count);

    void XSyncFreeSystemCounterList(Pointer counters);

    int XSyncQueryCounter(Pointer display, NativeLong counter, Pointer value);
}
