package org.porchlight.agent.tray;

import java.util.List;

/// What a tray shows.
///
/// @param tip said when the pointer rests on the lamp
/// @param lit whether the lamp is lit
public record TrayLook(String title, String tip, boolean lit, List<Entry> menu) {
    public TrayLook {
        menu = List.copyOf(menu);
    }
}
