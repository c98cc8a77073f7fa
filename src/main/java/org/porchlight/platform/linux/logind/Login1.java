package org.porchlight.platform.linux.logind;

import java.util.List;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;

/// The part of logind's wire that is asked. Public, because the bus library reads it by reflection; names and orders
/// are logind's.
public final class Login1 {
    static final String NAME = "org.freedesktop.login1";
    static final String PATH = "/org/freedesktop/login1";
    static final String MANAGER = "org.freedesktop.login1.Manager";
    static final String SESSION = "org.freedesktop.login1.Session";

    private Login1() {}

    /// All sessions.
    @DBusInterfaceName(MANAGER)
    public interface Manager extends DBusInterface {
        List<Listed> ListSessions();

        void LockSession(String id);

        void TerminateSession(String id);
    }

    /// A session in the list.
    public static final class Listed extends Struct {
        @Position(0)
        public final String id;

        @Position(1)
        public final UInt32 uid;

        @Position(2)
        public final String user;

        @Position(3)
        public final String seat;

        @Position(4)
        public final DBusPath path;

        public Listed(String id, UInt32 uid, String user, String seat, DBusPath path) {
            this.id = id;
            this.uid = uid;
            this.user = user;
            this.seat = seat;
            this.path = path;
        }
    }
}
