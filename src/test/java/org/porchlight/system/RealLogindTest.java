package org.porchlight.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.logind.LoginSession;
import org.porchlight.platform.linux.logind.Logind;
import org.porchlight.platform.linux.logind.LogindContract;

/// Questions to the logind of a booted PC, over its system bus.
@Tag("os")
@Tag("all")
@Timeout(1200)
class RealLogindTest extends LogindContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Booted pc;
    private Logind logind;
    private Path bus;

    @BeforeEach
    void switchOn() throws IOException {
        assumeTrue(Platforms.isAdministrator(), "needs root: boots a container");
        assumeTrue(Booted.lacks().isEmpty(), Booted.lacks());
        pc = Booted.fresh();
        pc.boot();
        // The path through /proc is longer than a socket's may be.
        bus = Files.createTempDirectory("plt-bus").resolve("bus");
        Files.createSymbolicLink(bus, pc.file("/run/dbus/system_bus_socket"));
        logind = Logind.at(bus, pc.file("/run/systemd/seats"));
    }

    @AfterEach
    void remove() throws IOException {
        if (pc != null) {
            pc.close();
            Files.delete(bus);
            Files.delete(bus.getParent());
        }
    }

    @Override
    protected long one() {
        return 52101;
    }

    @Override
    protected long other() {
        return 52102;
    }

    private static String name(long uid) {
        return uid == 52101 ? "kid" : "sib";
    }

    @Override
    protected void logIn(long uid, Way way) throws IOException {
        int before = sessions(uid).size();
        switch (way) {
            case SCREEN ->
                pc.run(
                        "systemd-run",
                        "-q",
                        "-p",
                        "PAMName=login",
                        "-p",
                        "User=" + name(uid),
                        "-p",
                        "Environment=XDG_SESSION_TYPE=x11 XDG_SEAT=seat0 XDG_SESSION_CLASS=user",
                        "sleep",
                        "86399");
            case SSH -> pc.run("systemd-run", "-q", "--collect", "ssh", name(uid) + "@localhost", "exec sleep 86399");
        }
        Family.await("it has logged in", () -> sessions(uid).size() == before + 1);
    }

    private List<String> sessions(long uid) throws IOException {
        return pc.run("loginctl", "list-sessions", "--no-legend")
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 1 && fields[1].equals(Long.toString(uid)))
                .map(fields -> fields[0])
                .toList();
    }

    @Override
    protected void activate(long uid) throws IOException {
        pc.run("loginctl", "activate", sessions(uid).getFirst());
    }

    /// As a desktop's lock screen says it, which only the session's own person may.
    @Override
    protected void lock(long uid) throws IOException {
        var name = "org.freedesktop.login1";
        var manager = "/org/freedesktop/login1";
        var told = pc.run(
                "busctl",
                "call",
                name,
                manager,
                name + ".Manager",
                "GetSession",
                "s",
                sessions(uid).getFirst());
        var session = told.replaceAll("^o \"|\"$", "");
        pc.run("busctl", "call", name, session, name + ".Session", "SetLockedHint", "b", "true");
    }

    /// Told until it is so: a session that has just begun may outlive the first time, and one that is gone is none to
    /// end.
    @Override
    protected void logOut(long uid) throws IOException {
        Family.await("it has logged out", () -> {
            var left = sessions(uid);
            for (var session : left) {
                pc.ended("loginctl", "terminate-session", session);
            }
            return left.isEmpty();
        });
    }

    @Override
    protected void listen(Runnable listener) {
        logind.listen(listener);
        ask(Set.of());
    }

    @Override
    protected Optional<List<LoginSession>> ask(Set<Long> uids) {
        var answer = new AtomicReference<Optional<List<LoginSession>>>(Optional.empty());
        Family.await("logind answers", PATIENCE, () -> {
            answer.set(logind.sessions(uids));
            return answer.get().isPresent();
        });
        return answer.get();
    }
}
