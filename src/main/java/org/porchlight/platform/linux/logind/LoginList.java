package org.porchlight.platform.linux.logind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.errors.UnknownObject;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.AtZero;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log-ins that logind knows.
final class LoginList {
    private static final Logger LOG = LoggerFactory.getLogger(LoginList.class);

    /// Log-ins of a person; others are a greeter, a lock screen, the account's own `systemd --user`.
    private static final Set<String> CLASSES = Set.of(
            "user",
            "user-early",
            "user-incomplete",
            "user-light",
            "user-early-light",
            "background",
            "background-light");

    /// What became of sessions that were to be locked or ended.
    ///
    /// @param wasSo whether nothing was left to do
    /// @param refused what logind said of those that it did not lock or end
    record Outcome(boolean wasSo, List<String> refused) {}

    private LoginList() {}

    /// Those of some uids; nobody is asked for none.
    static List<LoginSession> of(DBusConnection on, Set<Long> uids) throws DBusException {
        var found = new ArrayList<LoginSession>();
        if (uids.isEmpty()) {
            return found;
        }
        for (var listed : on.getRemoteObject(Login1.NAME, Login1.PATH, Login1.Manager.class)
                .ListSessions()) {
            if (uids.contains(listed.uid.longValue())) {
                session(on, listed).ifPresent(found::add);
            }
        }
        return found;
    }

    /// Locks the screens of a person that are not, or ends all log-ins.
    static Outcome end(DBusConnection on, long uid, AtZero how) throws DBusException {
        var manager = on.getRemoteObject(Login1.NAME, Login1.PATH, Login1.Manager.class);
        boolean wasSo = true;
        var refused = new ArrayList<String>();
        for (var listed : manager.ListSessions()) {
            if (listed.uid.longValue() == uid) {
                try {
                    wasSo &= end(manager, listed.id, session(on, listed), how);
                } catch (DBusExecutionException no) {
                    if (session(on, listed).isEmpty()) {
                        LOG.debug("A log-in ended since the list of them was made", no);
                    } else {
                        refused.add(listed.id + " " + no.getMessage());
                    }
                }
            }
        }
        return new Outcome(wasSo, refused);
    }

    /// @return whether it was so already
    private static boolean end(Login1.Manager manager, String id, Optional<LoginSession> session, AtZero how) {
        var goingOn = session.filter(one -> !one.closing());
        switch (how) {
            case FREEZE -> {
                // Its programs stop; of the session nothing is wanted.
            }
            case LOCK -> {
                if (goingOn.filter(one -> one.seated() && !one.locked()).isPresent()) {
                    manager.LockSession(id);
                    return false;
                }
            }
            case LOGOUT -> {
                if (goingOn.isPresent()) {
                    manager.TerminateSession(id);
                    return false;
                }
            }
        }
        return true;
    }

    private static Optional<LoginSession> session(DBusConnection on, Login1.Listed listed) throws DBusException {
        try {
            var said = on.getRemoteObject(Login1.NAME, listed.path.getPath(), Properties.class)
                    .GetAll(Login1.SESSION);
            return read(listed.uid.longValue(), said);
        } catch (UnknownObject ended) {
            LOG.debug("A log-in ended since the list of them was made", ended);
            return Optional.empty();
        }
    }

    /// One that does not say what it has to is taken for none: what runs in it is in use.
    static Optional<LoginSession> read(long uid, Map<String, Variant<?>> said) {
        var sort = text(said, "Class");
        var scope = text(said, "Scope");
        if (!CLASSES.contains(sort) || scope.isEmpty()) {
            return Optional.empty();
        }
        boolean seated = value(said, "Seat") instanceof Object[] seat
                && seat.length > 0
                && !String.valueOf(seat[0]).isEmpty();
        return Optional.of(new LoginSession(
                uid,
                scope,
                seated,
                !Boolean.FALSE.equals(value(said, "Active")),
                text(said, "State").equals("closing"),
                Boolean.TRUE.equals(value(said, "LockedHint")),
                text(said, "Display")));
    }

    private static String text(Map<String, Variant<?>> said, String name) {
        return value(said, name) instanceof String text ? text : "";
    }

    private static @Nullable Object value(Map<String, Variant<?>> said, String name) {
        var variant = said.get(name);
        return variant == null ? null : variant.getValue();
    }
}
