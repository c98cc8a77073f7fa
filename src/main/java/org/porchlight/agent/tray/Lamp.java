package org.porchlight.agent.tray;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.porchlight.core.report.TrayPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lamp in whatever tray the desktop has: an item of its panel; where the older tray will do as well, an icon
/// there, else a small window; else nowhere, until a panel starts. Calls return at once and may come from any thread.
public final class Lamp implements Light, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lamp.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("agent-tray").factory());
    private final Consumer<Choice> chosen;
    private final boolean olderTray;
    private final Consumer<TrayPlace> placed;

    // Both belong to the thread.
    private Optional<Tray> tray = Optional.empty();
    private Optional<TrayLook> shown = Optional.empty();

    /// @param chosen called on any thread
    /// @param olderTray whether the older tray of X will do as well; it brings a second toolkit into the process,
    ///     whose error handlers do not go with those of JavaFX
    /// @param placed told where the lamp is, once it is known and when that changes; on the lamp's thread
    public Lamp(Consumer<Choice> chosen, boolean olderTray, Consumer<TrayPlace> placed) {
        this.chosen = chosen;
        this.olderTray = olderTray;
        this.placed = placed;
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
        var sni = SniTray.open(Optional.empty(), look, chosen, this::watched);
        if (sni.filter(SniTray::isWatched).isPresent()) {
            return used(TrayPlace.PANEL, sni);
        }
        var awt = olderTray ? AwtTray.open(look, chosen) : Optional.<AwtTray>empty();
        if (awt.isPresent()) {
            sni.ifPresent(SniTray::close);
            return used(TrayPlace.ICON, awt);
        }
        var window = olderTray ? AwtWindow.open(look, chosen) : Optional.<AwtWindow>empty();
        if (window.isPresent()) {
            sni.ifPresent(SniTray::close);
            return used(TrayPlace.WINDOW, window);
        }
        return used(TrayPlace.NONE, sni);
    }

    private Optional<Tray> used(TrayPlace place, Optional<? extends Tray> taken) {
        say(place);
        return taken.map(found -> found);
    }

    /// A panel came or went. It changes nothing where the lamp has another place.
    private void watched(boolean watched) {
        if (!thread.isShutdown()) {
            thread.execute(() -> tray.filter(SniTray.class::isInstance)
                    .ifPresent(_ -> say(watched ? TrayPlace.PANEL : TrayPlace.NONE)));
        }
    }

    private void say(TrayPlace place) {
        LOG.info("The place of the lamp is {}", place);
        placed.accept(place);
    }

    @Override
    public void close() {
        thread.execute(() -> tray.ifPresent(Tray::close));
        thread.shutdown();
    }
}
