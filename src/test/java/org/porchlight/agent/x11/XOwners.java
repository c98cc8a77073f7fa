package org.porchlight.agent.x11;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/// What only the owner of a selection calls of libX11.
public interface XOwners extends Library {
    NativeLong XCreateSimpleWindow(
            Pointer display,
            NativeLong parent,
            int x,
            int y,
            int width,
            int height,
            int border,
            NativeLong borderColour,
            NativeLong background);

    int XSetSelectionOwner(Pointer display, NativeLong selection, NativeLong owner, NativeLong time);

    int XSync(Pointer display, boolean discard);
}
