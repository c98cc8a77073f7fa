package org.porchlight.platform.linux.logind;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;

/// Whether the machine is being switched off, by the word of who does it.
///
/// logind says so first, and may be gone a twentieth of a second later; systemd stays to the end. Where logind runs
/// without systemd only logind is asked.
final class GoingDown {
    static final String SYSTEMD = "org.freedesktop.systemd1";
    static final String SYSTEMD_PATH = "/org/freedesktop/systemd1";
    private static final String SYSTEMD_MANAGER = "org.freedesktop.systemd1.Manager";

    private GoingDown() {}

    /// Whether systemd is on a bus; it stays there as long as the bus.
    static boolean hasSystemd(DBusConnection on) throws DBusException {
        return on.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class)
                .NameHasOwner(SYSTEMD);
    }

    /// @param systemd whether it is on the bus
    static boolean isSo(DBusConnection on, boolean systemd) throws DBusException {
        return (systemd && systemdStops(on)) || logindPrepares(on);
    }

    private static boolean systemdStops(DBusConnection on) throws DBusException {
        Object said =
                on.getRemoteObject(SYSTEMD, SYSTEMD_PATH, Properties.class).Get(SYSTEMD_MANAGER, "SystemState");
        return "stopping".equals(said);
    }

    private static boolean logindPrepares(DBusConnection on) throws DBusException {
        Object said = on.getRemoteObject(Login1.NAME, Login1.PATH, Properties.class)
                .Get(Login1.MANAGER, "PreparingForShutdown");
        return Boolean.TRUE.equals(said);
    }
}
