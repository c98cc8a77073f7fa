package org.porchlight.core.report;

/// Where the lamp of an agent is on a desktop.
public enum TrayPlace {
    /// An item of the panel (StatusNotifierItem).
    PANEL,
    /// An icon in the older tray of X (XEMBED).
    ICON,
    /// A small window of its own, because the desktop has no tray.
    WINDOW,
    /// Nowhere: the desktop has no tray, and the disc has all that a tray would.
    DISC,
    /// Nowhere.
    NONE
}
