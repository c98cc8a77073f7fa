package org.porchlight.agent.x11;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/// The functions of libX11 that are used; offsets are those of a 64-bit machine (`X11/Xlib.h`).
interface Xlib extends Library {
    String NAME = "libX11.so.6";

    /// `XEvent`: a union padded to 24 longs.
    int EVENT_BYTES = 192;

    int EVENT_TYPE = 0;
    int EVENT_WINDOW = 32;
    int PROPERTY_ATOM = 40;
    int VISIBILITY_STATE = 40;

    /// `XKeyEvent`.
    int KEY_STATE = 80;

    /// `XClientMessageEvent`.
    int MESSAGE_TYPE = 40;

    int MESSAGE_FORMAT = 48;
    int MESSAGE_DATA = 56;
    int LONGS = 32;
    long FROM_A_PAGER = 2;
    /// SubstructureRedirectMask and SubstructureNotifyMask.
    long TO_WINDOW_MANAGER = 1L << 20 | 1L << 19;

    int KEY_PRESS = 2;
    int CLIENT_MESSAGE = 33;
    int VISIBILITY_NOTIFY = 15;
    int CONFIGURE_NOTIFY = 22;
    int PROPERTY_NOTIFY = 28;
    int VISIBILITY_UNOBSCURED = 0;
    long VISIBILITY_CHANGE_MASK = 1L << 16;
    long STRUCTURE_NOTIFY_MASK = 1L << 17;
    long PROPERTY_CHANGE_MASK = 1L << 22;

    /// `XWindowAttributes`.
    int ATTRIBUTES_BYTES = 136;

    int ATTRIBUTES_X = 0;
    int ATTRIBUTES_DEPTH = 20;
    int ATTRIBUTES_MAP_STATE = 92;
    int ATTRIBUTES_OVERRIDE_REDIRECT = 120;
    int IS_VIEWABLE = 2;

    /// `XSetWindowAttributes`.
    int WANTED_BYTES = 112;

    int WANTED_OVERRIDE_REDIRECT = 88;
    long CHANGE_OVERRIDE_REDIRECT = 1L << 9;

    int Z_PIXMAP = 2;
    long ALL_PLANES = -1;

    /// `XErrorEvent`.
    int ERROR_CODE = 32;

    int ERROR_REQUEST = 33;

    int GRAB_ASYNC = 1;
    int GRAB_SUCCESS = 0;
    long ATOM_WINDOW = 33;
    long ATOM_ATOM = 4;
    int REVERT_TO_POINTER_ROOT = 1;

    @Nullable Pointer XOpenDisplay(@Nullable String name);

    int XCloseDisplay(Pointer display);

    int XConnectionNumber(Pointer display);

    NativeLong XDefaultRootWindow(Pointer display);

    NativeLong XInternAtom(Pointer display, String name, boolean onlyIfExists);

    /// Nothing where there is none of that number; to be freed.
    @Nullable Pointer XGetAtomName(Pointer display, NativeLong atom);

    int XSelectInput(Pointer display, NativeLong window, NativeLong mask);

    int XFlush(Pointer display);

    /// Flushes, and counts the events that can be read without waiting.
    int XPending(Pointer display);

    int XNextEvent(Pointer display, Pointer event);

    /// Takes every key. Zero is success; 1 means that another client has the keyboard.
    int XGrabKeyboard(
            Pointer display,
            NativeLong window,
            boolean ownerEvents,
            int pointerMode,
            int keyboardMode,
            NativeLong time);

    int XUngrabKeyboard(Pointer display, NativeLong time);

    int XRaiseWindow(Pointer display, NativeLong window);

    int XMapWindow(Pointer display, NativeLong window);

    int XUnmapWindow(Pointer display, NativeLong window);

    int XChangeWindowAttributes(Pointer display, NativeLong window, NativeLong which, Pointer wanted);

    int XDefaultScreen(Pointer display);

    /// Zero is nobody.
    NativeLong XGetSelectionOwner(Pointer display, NativeLong selection);

    /// Zero is failure here.
    int XIconifyWindow(Pointer display, NativeLong window, int screen);

    /// Zero is failure here.
    int XSendEvent(Pointer display, NativeLong window, boolean propagate, NativeLong mask, Pointer event);

    int XGetInputFocus(Pointer display, NativeLongByReference window, IntByReference revertTo);

    int XSetInputFocus(Pointer display, NativeLong window, int revertTo, NativeLong time);

    /// Takes the pointer. Zero is success.
    int XGrabPointer(
            Pointer display,
            NativeLong window,
            boolean ownerEvents,
            int mask,
            int pointerMode,
            int keyboardMode,
            NativeLong confineTo,
            NativeLong cursor,
            NativeLong time);

    int XUngrabPointer(Pointer display, NativeLong time);

    /// Zero is failure here.
    int XQueryExtension(
            Pointer display, String name, IntByReference request, IntByReference firstEvent, IntByReference firstError);

    /// What a key types, in ISO 8859-1, and which one it is. Returns the length of the text.
    int XLookupString(Pointer event, Pointer text, int most, NativeLongByReference symbol, @Nullable Pointer composing);

    /// Zero is failure here.
    int XQueryTree(
            Pointer display,
            NativeLong window,
            NativeLongByReference root,
            NativeLongByReference parent,
            PointerByReference children,
            IntByReference count);

    /// Zero is failure here.
    int XGetWindowAttributes(Pointer display, NativeLong window, Pointer attributes);

    /// Nothing when the window cannot be seen.
    @Nullable Pointer XGetImage(
            Pointer display, NativeLong drawable, int x, int y, int width, int height, NativeLong planes, int format);

    NativeLong XGetPixel(Pointer image, int x, int y);

    int XDestroyImage(Pointer image);

    /// Zero is success here.
    int XGetWindowProperty(
            Pointer display,
            NativeLong window,
            NativeLong property,
            NativeLong offset,
            NativeLong length,
            boolean delete,
            NativeLong type,
            NativeLongByReference actualType,
            IntByReference actualFormat,
            NativeLongByReference items,
            NativeLongByReference bytesAfter,
            PointerByReference value);

    int XFree(Pointer data);

    /// Called for every error that is not the end of a connection. Returns the handler it replaces.
    @Nullable Pointer XSetErrorHandler(ErrorHandler handler);

    /// Called when a connection broke, before its exit handler.
    @Nullable Pointer XSetIOErrorHandler(ConnectionHandler handler);

    /// Called when a connection broke; the one of the library ends the process.
    void XSetIOErrorExitHandler(Pointer display, ExitHandler handler, @Nullable Pointer data);

    interface ErrorHandler extends Callback {
        int failed(Pointer display, Pointer event);
    }

    interface ConnectionHandler extends Callback {
        int broken(Pointer display);
    }

    interface ExitHandler extends Callback {
        void broken(Pointer display, @Nullable Pointer data);
    }

    /// libXext: the shape of windows (X Nonrectangular Window Shape Extension 1.1).
    interface Shapes extends Library {
        String NAME = "libXext.so.6";
        int BOUNDING = 0;
        int INPUT = 2;
        int SET = 0;
        int UNSORTED = 0;

        /// `XRectangle`: two shorts, two unsigned shorts.
        int RECTANGLE_BYTES = 8;

        void XShapeCombineRectangles(
                Pointer display,
                NativeLong window,
                int kind,
                int x,
                int y,
                Pointer rectangles,
                int count,
                int operation,
                int ordering);

        /// @param mask zero is none: the window is a box again
        void XShapeCombineMask(
                Pointer display, NativeLong window, int kind, int x, int y, NativeLong mask, int operation);
    }

    /// libXRes: which process owns a window, as the server knows it (X-Resource Extension 1.2).
    interface Clients extends Library {
        String NAME = "libXRes.so.1";
        int LOCAL_CLIENT_PID = 2;

        /// `XResClientIdSpec`: a long and an int.
        int SPEC_BYTES = 16;

        /// Zero is success.
        int XResQueryClientIds(
                Pointer display,
                NativeLong specCount,
                Pointer specs,
                NativeLongByReference idCount,
                PointerByReference ids);

        int XResGetClientPid(Pointer id);

        void XResClientIdsDestroy(NativeLong count, Pointer ids);
    }

    /// libgdk-3: the toolkit's own connection.
    interface Gdk extends Library {
        String NAME = "libgdk-3.so.0";

        @Nullable Pointer gdk_x11_get_default_xdisplay();
    }
}
