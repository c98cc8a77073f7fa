package org.porchlight.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.stage.Screen;
import org.porchlight.agent.x11.XSession;

/// The lock card over all screens, with the keyboard. To be used on the FX thread.
///
/// It counts as shown once the keyboard is held and the picture is on every screen; then the guard may freeze. A
/// client that is frozen while it holds the keyboard would keep it for good.
final class LockCard {
    /// `-pl-night-top`, the upper edge of every pane.
    private static final int NIGHT = 0x131B31;

    private final XSession x;
    private final Function<Parent, Layer> layers;
    private final Runnable shown;
    private final List<Layer> windows = new ArrayList<>();
    private final List<LockPane> panes = new ArrayList<>();
    private Optional<Look.Lock> look = Optional.empty();
    private boolean keyboard;
    private boolean covered;
    private boolean told;

    /// @param layers makes the window for a pane
    /// @param shown called each time the card has come to count as shown
    LockCard(XSession x, Function<Parent, Layer> layers, Runnable shown) {
        this.x = x;
        this.layers = layers;
        this.shown = shown;
    }

    /// Whether the card counts as shown.
    boolean isShown() {
        return told;
    }

    void show(Look.Lock now) {
        boolean first = look.isEmpty();
        if (look.filter(now::equals).isPresent()) {
            return;
        }
        look = Optional.of(now);
        if (first) {
            x.keyboard(true);
            build(now);
        } else {
            panes.forEach(pane -> pane.show(now));
        }
    }

    void hide() {
        if (look.isPresent()) {
            look = Optional.empty();
            clear();
            x.cover(List.of(), NIGHT);
            x.keyboard(false);
        }
    }

    /// Screens came or went.
    void rebuild() {
        look.ifPresent(now -> {
            clear();
            build(now);
        });
    }

    void keyboard(boolean held) {
        keyboard = held;
        tell();
    }

    void covered() {
        covered = true;
        tell();
    }

    private void build(Look.Lock now) {
        for (var screen : Screen.getScreens()) {
            var area = screen.getBounds();
            var pane = new LockPane(screen.equals(Screen.getPrimary()));
            pane.setMinSize(area.getWidth(), area.getHeight());
            pane.setMaxSize(area.getWidth(), area.getHeight());
            pane.show(now);
            var window = layers.apply(pane);
            window.show(area.getMinX(), area.getMinY());
            panes.add(pane);
            windows.add(window);
        }
        x.cover(windows.stream().map(Layer::box).toList(), NIGHT);
    }

    private void clear() {
        windows.forEach(Layer::hide);
        windows.clear();
        panes.clear();
        covered = false;
        told = false;
    }

    private void tell() {
        if (look.isPresent() && keyboard && covered && !told) {
            told = true;
            shown.run();
        }
    }
}
