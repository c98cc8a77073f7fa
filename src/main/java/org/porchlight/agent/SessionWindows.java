package org.porchlight.agent;

import java.util.List;
import java.util.Optional;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.porchlight.agent.desktop.DesktopPort;
import org.porchlight.text.Texts;

/// Disc, warning and lock card in the child's session. To be used on the FX thread.
final class SessionWindows {
    private static final Insets NO_ROOM = Insets.EMPTY;
    /// For the shadow of `.warning-card`.
    private static final Insets SHADOW = new Insets(24, 32, 40, 32);
    private static final double GAP = 12;

    private final DiscPlace place;
    private final Disc disc;
    private final WarningCard warning;
    private final Layer discWindow;
    private final Layer warningWindow;
    private final LockCard lock;
    private Optional<Look> last = Optional.empty();

    /// @param gotIt called when the child closes a warning
    /// @param deeds what the child does on the lock card
    /// @param cardShown called when the lock card covers the screen and has the keyboard
    SessionWindows(
            DesktopPort desktop, Texts texts, DiscPlace place, Runnable gotIt, LockDeeds deeds, Runnable cardShown) {
        this.place = place;
        boolean flat = !Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW);
        Window owner = Unseen.owner();
        disc = new Disc(flat);
        warning = new WarningCard(texts, flat, gotIt);
        discWindow = new Layer(owner, desktop, disc, NO_ROOM);
        warningWindow = new Layer(owner, desktop, warning, flat ? NO_ROOM : SHADOW);
        lock = new LockCard(desktop, pane -> new Layer(owner, desktop, pane, NO_ROOM), flat, texts, deeds, cardShown);
        Screen.getScreens().addListener((ListChangeListener<Screen>) _ -> {
            lock.rebuild();
            last.ifPresent(this::place);
        });
    }

    LockCard lock() {
        return lock;
    }

    void show(Look look) {
        if (last.filter(look::equals).isPresent()) {
            return;
        }
        var before = last;
        last = Optional.of(look);
        look.disc().ifPresent(disc::show);
        look.warning().ifPresent(warning::show);
        look.lock().ifPresentOrElse(lock::show, lock::hide);
        if (before.filter(was -> standsAlike(was, look)).isEmpty()) {
            place(look);
        }
    }

    /// Whether the same windows are up, in the same sizes.
    private static boolean standsAlike(Look a, Look b) {
        return a.disc().map(Look.Disc::large).equals(b.disc().map(Look.Disc::large))
                && a.warning().map(Look.Warning::kind).equals(b.warning().map(Look.Warning::kind));
    }

    private void place(Look look) {
        var area = Screen.getPrimary().getVisualBounds();
        double top = place.y(area, disc.prefHeight(-1));
        if (look.disc().isPresent()) {
            discWindow.show(place.x(area, disc.prefWidth(-1)), top);
            discWindow.passClicks();
        } else {
            discWindow.hide();
        }
        if (look.warning().isPresent()) {
            warningWindow.show(place.x(area, WarningCard.WIDTH), besideDisc(area, top));
            warningWindow.solidContent();
        } else {
            warningWindow.hide();
        }
    }

    /// Below the disc, or above it where that would leave the work area.
    private double besideDisc(Rectangle2D area, double discTop) {
        double height = warning.prefHeight(WarningCard.WIDTH);
        double below = discTop + Disc.LARGE + GAP;
        return below + height <= area.getMaxY() ? below : discTop - GAP - height;
    }

    void close() {
        lock.hide();
        List.of(discWindow, warningWindow).forEach(Layer::hide);
    }
}
