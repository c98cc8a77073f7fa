package org.porchlight.agent.tray;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes that a desktop shows for a while (Desktop Notifications Specification 1.2).
final class Notes {
    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);
    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";
    private static final int AS_LONG_AS_USUAL = -1;

    private Notes() {}

    /// Without a desktop that shows notes nothing is seen: what is told stands in the menu as well.
    static void show(String title, String text) {
        try (var bus = DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            bus.getRemoteObject(NAME, PATH, Sni.Notifications.class)
                    .Notify(title, new UInt32(0), "", title, text, List.of(), Map.of(), AS_LONG_AS_USUAL);
        } catch (DBusException | DBusExecutionException | IOException e) {
            LOG.debug("Showing a note failed", e);
        }
    }
}
