package org.porchlight.agent.x11;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/// The functions of libXfixes that are used (X Fixes Extension 1.0, §7).
interface Xfixes extends Library {
    String NAME = "libXfixes.so.3";

    /// SetSelectionOwnerNotify, SelectionWindowDestroyNotify and SelectionClientCloseNotify.
    int ALL_CHANGES = 1 | 1 << 1 | 1 << 2;

    /// Zero is failure, here and in what follows. The first event is the one that tells of selections.
    int XFixesQueryExtension(Pointer display, IntByReference firstEvent, IntByReference firstError);

    int XFixesQueryVersion(Pointer display, IntByReference major, IntByReference minor);

    void XFixesSelectSelectionInput(Pointer display, NativeLong window, NativeLong selection, NativeLong mask);
}
