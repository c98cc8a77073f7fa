package org.porchlight.agent.tray;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lamp as a StatusNotifierItem.
final class SniTray implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(SniTray.class);

    private final DBusConnection bus;
    private final String name =
            "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";
    private final SniMenu menu;
    private final Consumer<Boolean> watched;
    private volatile TrayLook look;

    private SniTray(DBusConnection bus, TrayLook first, Consumer<Choice> chosen, Consumer<Boolean> watched) {
        this.watched = watched;
        this.bus = bus;
        this.look = first;
        this.menu = new SniMenu(first.menu(), chosen);
    }

    /// Takes a place on a bus. Blocks for up to ten seconds when nobody answers at the address.
    ///
    /// @param address nothing for the session's bus
    /// @param watched told when somebody begins to show items, or ends; on a thread of the bus
    static Optional<SniTray> open(
            Optional<String> address, TrayLook first, Consumer<Choice> chosen, Consumer<Boolean> watched) {
        try {
            var builder =
                    address.map(DBusConnectionBuilder::forAddress).orElseGet(DBusConnectionBuilder::forSessionBus);
            var tray = new SniTray(builder.withShared(false).build(), first, chosen, watched);
            tray.appear();
            return Optional.of(tray);
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("Taking a place on the session's bus failed", e);
            return Optional.empty();
        }
    }

    private void appear() throws DBusException {
        bus.requestBusName(name);
        bus.exportObject(Sni.ITEM_PATH, new SniItem(() -> look));
        bus.exportObject(Sni.MENU_PATH, menu);
        // A panel that starts later, or again, has to be told again.
        bus.addSigHandler(DBus.NameOwnerChanged.class, change -> {
            if (change.name.equals(Sni.WATCHER)) {
                boolean isThere = !change.newOwner.isEmpty();
                if (isThere) {
                    register();
                }
                watched.accept(isThere);
            }
        });
        register();
    }

    private void register() {
        try {
            bus.getRemoteObject(Sni.WATCHER, Sni.WATCHER_PATH, Sni.Watcher.class)
                    .RegisterStatusNotifierItem(name);
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("No tray takes the lamp yet", e);
        }
    }

    /// Whether somebody shows items now.
    boolean isWatched() {
        try {
            return bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class)
                    .NameHasOwner(Sni.WATCHER);
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("Asking for a tray failed", e);
            return false;
        }
    }

    @Override
    public void show(TrayLook now) {
        var before = look;
        look = now;
        try {
            if (before.lit() != now.lit()) {
                bus.sendMessage(new Sni.Item.NewIcon(Sni.ITEM_PATH));
            }
            if (!before.tip().equals(now.tip())) {
                bus.sendMessage(new Sni.Item.NewToolTip(Sni.ITEM_PATH));
            }
            if (!before.menu().equals(now.menu())) {
                bus.sendMessage(new Sni.Menu.LayoutUpdated(Sni.MENU_PATH, menu.show(now.menu()), 0));
            }
        } catch (DBusException e) {
            LOG.debug("Telling the tray of a change failed", e);
        }
    }

    @Override
    public void close() {
        try {
            bus.close();
        } catch (IOException e) {
            LOG.debug("Leaving the bus failed", e);
        }
    }
}
