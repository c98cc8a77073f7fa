package org.porchlight.agent.tray;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lamp in whatever tray the desktop has. Calls return at once and may come from any thread.
public final class Lamp implements Light, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lamp.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("agent-tray").factory());
    private final Consumer<Choice> chosen;
    private final boolean olderTray;

    // Both belong to the thread.
    private Optional<Tray> tray = Optional.empty();
    private Optional<TrayLook> shown = Optional.empty();

    /// @param chosen called on any thread
    /// @param olderTray whether the older tray of X will do as well; it brings a second toolkit into the process,
    ///     whose error handlers do not go with those of JavaFX
    public Lamp(Consumer<Choice> chosen, boolean olderTray) {
        this.chosen = chosen;
        this.olderTray = olderTray;
    }

    /// The first look takes a place in the tray.
    @Override
    public void show(TrayLook look) {
        if (!thread.isShutdown()) {
            thread.execute(() -> write(look));
        }
    }

    @Override
    public void tell(String title, String text) {
        if (!thread.isShutdown()) {
            thread.execute(() -> Notes.show(title, text));
        }
    }

    private void write(TrayLook look) {
        if (shown.filter(look::equals).isPresent()) {
            return;
        }
        if (shown.isEmpty()) {
            tray = take(look);
        } else {
            tray.ifPresent(place -> place.show(look));
        }
        shown = Optional.of(look);
    }

    /// A bus on which nobody shows items is kept only where there is no other tray: a panel may still start.
    private Optional<Tray> take(TrayLook look) {
        var sni = SniTray.open(Optional.empty(), look, chosen);
        if (sni.filter(SniTray::isWatched).isPresent()) {
            return used("an item of the panel (StatusNotifierItem)", sni);
        }
        var awt = olderTray ? AwtTray.open(look, chosen) : Optional.<AwtTray>empty();
        if (awt.isPresent()) {
            sni.ifPresent(SniTray::close);
            return used("an icon in the older tray of X (XEMBED)", awt);
        }
        var window = olderTray ? AwtWindow.open(look, chosen) : Optional.<AwtWindow>empty();
        if (window.isPresent()) {
            sni.ifPresent(SniTray::close);
            return used("a small window, because this desktop has no tray", window);
        }
        return sni.isPresent()
                ? used("an item for a panel that may still start (StatusNotifierItem)", sni)
                : used("nowhere, because this desktop has no tray", sni);
    }

    private static Optional<Tray> used(String where, Optional<? extends Tray> tray) {
        LOG.info("The lamp is {}", where);
        return tray.map(found -> found);
    }

    @Override
    public void close() {
        thread.execute(() -> tray.ifPresent(Tray::close));
        thread.shutdown();
    }
}
