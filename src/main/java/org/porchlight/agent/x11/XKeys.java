package org.porchlight.agent.x11;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import java.nio.charset.StandardCharsets;
import org.porchlight.agent.desktop.Key;
import org.porchlight.agent.desktop.Key.Name;

/// Reads keys from events of an X server (X11/keysymdef.h).
final class XKeys {
    private static final Xlib X = Native.load(Xlib.NAME, Xlib.class);
    private static final int MOST_TEXT = 16;
    private static final int CONTROL = 1 << 2;
    private static final int ALT = 1 << 3;
    private static final int SHIFT = 1;

    private XKeys() {}

    static Key of(Pointer event) {
        var symbol = new NativeLongByReference();
        int state = event.getInt(Xlib.KEY_STATE);
        try (var text = new Memory(MOST_TEXT)) {
            int length = X.XLookupString(event, text, MOST_TEXT, symbol, null);
            var typed = new String(text.getByteArray(0, Math.max(0, length)), StandardCharsets.ISO_8859_1);
            boolean command = (state & (CONTROL | ALT)) != 0;
            boolean types = !command && typed.chars().noneMatch(Character::isISOControl);
            return new Key(name((int) symbol.getValue().longValue()), types ? typed : "", (state & SHIFT) != 0);
        }
    }

    private static Name name(int symbol) {
        return switch (symbol) {
            case 0xFF09, 0xFE20 -> Name.TAB;
            case 0xFF0D, 0xFF8D -> Name.ENTER;
            case 0xFF1B -> Name.ESCAPE;
            case 0xFF08 -> Name.BACKSPACE;
            case 0xFFFF -> Name.DELETE;
            case 0xFF51, 0xFF96 -> Name.LEFT;
            case 0xFF53, 0xFF98 -> Name.RIGHT;
            case 0xFF52, 0xFF97 -> Name.UP;
            case 0xFF54, 0xFF99 -> Name.DOWN;
            case 0xFF50, 0xFF95 -> Name.HOME;
            case 0xFF57, 0xFF9C -> Name.END;
            case 0xFFBE -> Name.F1;
            default -> Name.OTHER;
        };
    }
}
