package org.porchlight.platform.linux.logind;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// What a made-up logind tells by itself. Public, because the bus library reads it by reflection.
@DBusInterfaceName(Login1.MANAGER)
public interface Login1News extends DBusInterface {
    /// The machine is about to be switched off, or is not any more.
    class PrepareForShutdown extends DBusSignal {
        public PrepareForShutdown(String path, boolean off) throws DBusException {
            super(path, off);
        }
    }
}
