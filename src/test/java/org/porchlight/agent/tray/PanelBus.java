package org.porchlight.agent.tray;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;

/// A bus of a test's own, and a desktop's panel on it.
final class PanelBus implements AutoCloseable {
    private final Process daemon;
    private final String address;
    private final DBusConnection panel;
    private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();

    /// Takes registrations, as a panel does.
    private final class Panel implements Sni.Watcher {
        @Override
        public void RegisterStatusNotifierItem(String service) {
            registered.add(service);
        }

        @Override
        public String getObjectPath() {
            return Sni.WATCHER_PATH;
        }
    }

    private PanelBus(Process daemon, String address) throws Exception {
        this.daemon = daemon;
        this.address = address;
        this.panel = DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    static PanelBus open() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dbus-daemon")), "dbus-daemon is not installed");
        var daemon = new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new BufferedReader(new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8));
        return new PanelBus(daemon, said.readLine());
    }

    String address() {
        return address;
    }

    DBusConnection panel() {
        return panel;
    }

    /// The items that were registered and not taken from here yet.
    BlockingQueue<String> registered() {
        return registered;
    }

    void beginToWatch() throws Exception {
        panel.exportObject(Sni.WATCHER_PATH, new Panel());
        panel.requestBusName(Sni.WATCHER);
    }

    void endToWatch() throws Exception {
        panel.releaseBusName(Sni.WATCHER);
    }

    @Override
    public void close() throws IOException {
        panel.close();
        daemon.destroy();
        daemon.onExit().join();
    }
}
