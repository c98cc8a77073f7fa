package org.porchlight.platform.linux.logind;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A logind of made-up sessions on a bus of its own.
public final class FakeLogind implements AutoCloseable {
    private final Process daemon;
    private final String address;
    private final DBusConnection bus;
    private final Map<String, Session> sessions = new HashMap<>();
    private int last;
    private boolean goesDown;
    private final List<String> asked = new ArrayList<>();
    private Optional<String> refused = Optional.empty();
    private Optional<String> ending = Optional.empty();

    /// A seat, as logind names it in a session.
    public static final class Seat extends Struct {
        @Position(0)
        public final String id;

        @Position(1)
        public final DBusPath path;

        public Seat(String id, DBusPath path) {
            this.id = id;
            this.path = path;
        }
    }

    private FakeLogind(Process daemon, String address) throws DBusException {
        this.daemon = daemon;
        this.address = address;
        bus = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        bus.requestBusName(Login1.NAME);
        bus.exportObject(Login1.PATH, new Manager());
    }

    public static FakeLogind start() throws IOException, DBusException {
        var daemon = new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new BufferedReader(new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8));
        return new FakeLogind(daemon, String.valueOf(said.readLine()));
    }

    /// The file by which its bus is reached.
    public Path socket() {
        return Path.of(address().replaceFirst("^unix:path=([^,]+).*$", "$1"));
    }

    public String address() {
        return address;
    }

    public String logIn(long uid, String sort, boolean seated) throws DBusException {
        return logIn(uid, sort, seated ? "seat0" : "");
    }

    /// @param seat such as `seat1`; empty for a session without a screen
    public synchronized String logIn(long uid, String sort, String seat) throws DBusException {
        var id = Integer.toString(++last);
        var session = new Session(id, uid, sort, seat);
        sessions.put(id, session);
        bus.exportObject(session.getObjectPath(), session);
        if (!seat.isEmpty()) {
            activate(id);
        }
        return id;
    }

    public synchronized void activate(String id) throws DBusException {
        var seat = of(id).seat;
        sessions.values().stream()
                .filter(session -> session.seat.equals(seat))
                .forEach(session -> session.active = session.id.equals(id));
        tell(of(id), "Active");
    }

    synchronized void lock(String id) throws DBusException {
        of(id).locked = true;
        tell(of(id), "LockedHint");
    }

    /// A display manager logged the person in on this X display.
    public synchronized void give(String id, String display) {
        of(id).display = display;
    }

    /// The machine is being switched off from now on, or goes on after all.
    synchronized void switchOff(boolean off) throws DBusException {
        goesDown = off;
        bus.sendMessage(new Login1News.PrepareForShutdown(Login1.PATH, off));
    }

    /// systemd switches the machine off, and has ended logind already.
    synchronized void switchOffWithoutLogind() throws DBusException {
        bus.exportObject(GoingDown.SYSTEMD_PATH, new Systemd());
        bus.requestBusName(GoingDown.SYSTEMD);
        bus.releaseBusName(Login1.NAME);
    }

    /// What is told is not so.
    synchronized void lieAboutSwitchingOff() throws DBusException {
        bus.sendMessage(new Login1News.PrepareForShutdown(Login1.PATH, true));
    }

    /// Whoever is on the bus, by the names that it gave them.
    List<String> everybody() throws DBusException {
        return Stream.of(bus.getNames()).filter(name -> name.startsWith(":")).toList();
    }

    private void tell(Session session, String changed) throws DBusException {
        bus.sendMessage(
                new Properties.PropertiesChanged(session.getObjectPath(), Login1.SESSION, Map.of(), List.of(changed)));
    }

    /// The person logs out and leaves something running.
    synchronized void leave(String id) {
        of(id).active = false;
        of(id).state = "closing";
    }

    /// It is over, and still in the list that is told.
    synchronized void endBehindTheList(String id) {
        bus.unExportObject(of(id).getObjectPath());
    }

    synchronized void end(String id) {
        endBehindTheList(id);
        sessions.remove(id);
    }

    /// Does not lock or end one session from now on.
    synchronized void refuse(String id) {
        refused = Optional.of(id);
    }

    /// One session ends just before it would be locked or ended.
    synchronized void endWhenAsked(String id) {
        ending = Optional.of(id);
    }

    private void check(String id) {
        if (ending.filter(id::equals).isPresent()) {
            end(id);
            throw new DBusExecutionException("No session '" + id + "' known");
        }
        if (refused.filter(id::equals).isPresent()) {
            throw new DBusExecutionException("Access denied");
        }
    }

    /// What was asked to be done with sessions, in order.
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private Session of(String id) {
        var session = sessions.get(id);
        if (session == null) {
            throw new IllegalArgumentException(id);
        }
        return session;
    }

    /// Nothing answers on the bus until it goes on.
    void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(daemon.pid()))
                .start()
                .onExit()
                .join();
    }

    void die() {
        daemon.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        signal("CONT");
        bus.close();
        die();
    }

    /// The list of sessions.
    public final class Manager implements Login1.Manager, Properties {
        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <A> A Get(String name, String property) {
            synchronized (FakeLogind.this) {
                if (!property.equals("PreparingForShutdown")) {
                    throw new UnsupportedOperationException(property);
                }
                return (A) Boolean.valueOf(goesDown);
            }
        }

        @Override
        public Map<String, Variant<?>> GetAll(String name) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public <A> void Set(String name, String property, A value) {
            throw new UnsupportedOperationException(property);
        }

        @Override
        public List<Login1.Listed> ListSessions() {
            synchronized (FakeLogind.this) {
                var listed = new ArrayList<Login1.Listed>();
                for (var session : sessions.values()) {
                    listed.add(new Login1.Listed(
                            session.id,
                            new UInt32(session.uid),
                            "uid" + session.uid,
                            session.seat,
                            new DBusPath(session.getObjectPath())));
                }
                return listed;
            }
        }

        @Override
        public void LockSession(String id) {
            synchronized (FakeLogind.this) {
                check(id);
                asked.add("lock " + id);
            }
        }

        @Override
        public void TerminateSession(String id) {
            synchronized (FakeLogind.this) {
                check(id);
                asked.add("end " + id);
            }
        }

        @Override
        public String getObjectPath() {
            return Login1.PATH;
        }
    }

    /// A systemd that ends everything.
    public static final class Systemd implements Properties {
        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <A> A Get(String name, String property) {
            if (!property.equals("SystemState")) {
                throw new UnsupportedOperationException(property);
            }
            return (A) "stopping";
        }

        @Override
        public Map<String, Variant<?>> GetAll(String name) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public <A> void Set(String name, String property, A value) {
            throw new UnsupportedOperationException(property);
        }

        @Override
        public String getObjectPath() {
            return GoingDown.SYSTEMD_PATH;
        }
    }

    /// One session.
    public final class Session implements Properties {
        private final String id;
        private final long uid;
        private final String sort;
        private final String seat;
        private boolean active = true;
        private boolean locked;
        private String display = "";
        private String state = "active";

        private Session(String id, long uid, String sort, String seat) {
            this.id = id;
            this.uid = uid;
            this.sort = sort;
            this.seat = seat;
        }

        @Override
        public Map<String, Variant<?>> GetAll(String name) {
            synchronized (FakeLogind.this) {
                var place = new Seat(seat, new DBusPath(seat.isEmpty() ? "/" : "/seat/" + seat));
                var said = new HashMap<String, Variant<?>>();
                said.put("Class", new Variant<>(sort));
                said.put("Scope", new Variant<>(sort.equals("manager") ? "" : "session-" + id + ".scope"));
                said.put("Seat", new Variant<>(place, "(so)"));
                said.put("Active", new Variant<>(active));
                said.put("State", new Variant<>(active || state.equals("closing") ? state : "online"));
                said.put("LockedHint", new Variant<>(locked));
                said.put("Display", new Variant<>(display));
                return said;
            }
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals")
        public <A> A Get(String name, String property) {
            throw new UnsupportedOperationException(property);
        }

        @Override
        public <A> void Set(String name, String property, A value) {
            throw new UnsupportedOperationException(property);
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/login1/session/_3" + id;
        }
    }
}
