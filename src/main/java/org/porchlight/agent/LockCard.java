package org.porchlight.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.porchlight.agent.desktop.DesktopPort;
import org.porchlight.agent.desktop.Key;
import org.porchlight.core.report.Keys;
import org.porchlight.text.Texts;

/// The lock card: over all monitors, with the keyboard; or a bar, while a program that does not count is
/// in front. To be used on the FX thread.
///
/// It counts as shown once the keyboard is held and the picture is on every screen, or once all that is
/// going to stand still is out of sight; then the guard may freeze. Where that stays in sight the whole
/// card stands in for the bar. A client that is frozen while it holds the keyboard would keep it for
/// good, and one that is frozen under the pointer may die.
final class LockCard {
    /// `-pl-night-top`, the upper edge of every pane.
    private static final int NIGHT = 0x131B31;

    private static final double BAR_FROM_EDGE = 8;

    private final DesktopPort desktop;
    private final Monitors monitors;
    private final Function<Parent, Layer> layers;
    private final boolean flat;
    private final Texts texts;
    private final LockDeeds deeds;
    private final Runnable shown;
    private List<Layer> windows = List.of();
    private List<LockPane> panes = List.of();
    private final LockBar bar;
    private final Layer barWindow;
    private Optional<Look.Lock> look = Optional.empty();
    private Optional<Region> opened = Optional.empty();
    private boolean keyboard;
    private boolean covered;
    private boolean told;
    /// The whole card stands in for the bar.
    private boolean standsIn;

    /// @param layers makes the window for a pane
    /// @param flat where windows cannot be transparent
    /// @param shown called each time the card has come to count as shown
    LockCard(
            DesktopPort desktop,
            Monitors monitors,
            Function<Parent, Layer> layers,
            boolean flat,
            Texts texts,
            LockDeeds deeds,
            Runnable shown) {
        this.desktop = desktop;
        this.monitors = monitors;
        this.layers = layers;
        this.flat = flat;
        this.texts = texts;
        this.deeds = deeds;
        this.shown = shown;
        this.bar = new LockBar(flat, texts, deeds);
        this.barWindow = layers.apply(bar);
    }

    /// Whether the card counts as shown.
    boolean isShown() {
        return told;
    }

    /// Whether it has the keyboard, so that nothing else can be opened beside it.
    boolean isFull() {
        return !panes.isEmpty();
    }

    void show(Look.Lock now) {
        var before = look;
        if (before.filter(now::equals).isPresent()) {
            return;
        }
        look = Optional.of(now);
        boolean turns = before.isEmpty() || before.get().bar() != now.bar();
        if (turns) {
            told = false;
            standsIn = false;
        }
        if (turns && now.bar()) {
            desktop.setAside(now.programs());
        } else if (turns) {
            coverAll(now);
        }
        panes.forEach(pane -> pane.show(now));
        bar.show(now);
    }

    void hide() {
        if (look.isPresent()) {
            look = Optional.empty();
            told = false;
            standsIn = false;
            barWindow.hide();
            uncover();
            desktop.bringBack();
        }
    }

    /// Monitors came, went or moved.
    void rebuild() {
        if (!panes.isEmpty()) {
            look.ifPresent(this::build);
        }
        rebuildBar();
    }

    /// Shows the bar in a new window, where it is up.
    void rebuildBar() {
        if (barWindow.isShowing()) {
            showBar();
        }
    }

    void keyboard(boolean held) {
        keyboard = held;
        tell();
    }

    void covered() {
        covered = true;
        tell();
    }

    /// All that is going to stand still is out of sight.
    void aside() {
        if (look.filter(Look.Lock::bar).isPresent()) {
            standsIn = false;
            uncover();
            showBar();
            told = true;
            shown.run();
        }
    }

    /// What is going to stand still stays in sight: the whole card hides it meanwhile.
    void notAside() {
        look.filter(Look.Lock::bar).ifPresent(now -> {
            standsIn = true;
            coverAll(now);
        });
    }

    private void coverAll(Look.Lock now) {
        desktop.keyboard(true);
        if (panes.isEmpty()) {
            build(now);
            deeds.covered();
        }
        tell();
    }

    /// Lays a pane over the words.
    ///
    /// @param whole whether it takes the whole screen
    void open(Region pane, boolean whole) {
        opened = Optional.of(pane);
        if (whole) {
            pane.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        } else {
            pane.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        }
        primary().ifPresent(card -> card.lay(opened));
    }

    void closePane() {
        if (opened.isPresent()) {
            opened = Optional.empty();
            primary().ifPresent(card -> card.lay(opened));
        }
    }

    /// Says why something was not to be had.
    void notice(String why) {
        primary().ifPresent(card -> card.notice(why));
    }

    /// A key that was pressed while the card had the keyboard.
    void pressed(Key key) {
        primary().ifPresent(card -> {
            var entry = entry();
            if (opened.isEmpty() && key.isDigit() && deeds.hasPanes() && entry.isPresent()) {
                deeds.type(entry.get(), key.text());
            } else if (opened.isEmpty() && key.name() == Key.Name.F1 && deeds.hasPanes()) {
                deeds.open(Panes.Which.HELP);
            } else {
                CardKeys.type(card, key);
            }
        });
    }

    /// Where digits go that are typed without more.
    private Optional<Panes.Which> entry() {
        var keys = look.map(Look.Lock::keys).orElse(Keys.NONE);
        if (keys.code()) {
            return Optional.of(Panes.Which.CODE);
        }
        return keys.pin() ? Optional.of(Panes.Which.PIN) : Optional.empty();
    }

    /// What shows that it has the focus.
    Optional<Node> focused() {
        return primary().map(card -> card.getScene().getFocusOwner()).filter(Node::isFocused);
    }

    private Optional<LockPane> primary() {
        return panes.stream().filter(LockPane::hasText).findFirst();
    }

    /// Windows for the monitors as they are now; those of before go once these are there.
    private void build(Look.Lock now) {
        var before = windows;
        var newWindows = new ArrayList<Layer>();
        var newPanes = new ArrayList<LockPane>();
        covered = false;
        told = false;
        for (var area : monitors.areas()) {
            var pane = new LockPane(newPanes.isEmpty(), texts, deeds);
            pane.setMinSize(area.getWidth(), area.getHeight());
            pane.setMaxSize(area.getWidth(), area.getHeight());
            pane.show(now);
            // What a pane does not want for itself closes it.
            pane.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    closePane();
                }
            });
            var window = layers.apply(pane);
            window.show(area.getMinX(), area.getMinY());
            newPanes.add(pane);
            newWindows.add(window);
        }
        windows = List.copyOf(newWindows);
        panes = List.copyOf(newPanes);
        primary().ifPresent(card -> card.lay(opened));
        desktop.cover(windows.stream().map(Layer::box).toList(), NIGHT);
        before.forEach(Layer::hide);
    }

    private void showBar() {
        var area = monitors.workArea();
        barWindow.showCentred(area, area.getMinY() + (flat ? 0 : BAR_FROM_EDGE));
        barWindow.solidContent();
    }

    private void uncover() {
        closePane();
        windows.forEach(Layer::hide);
        windows = List.of();
        panes = List.of();
        covered = false;
        desktop.cover(List.of(), NIGHT);
        desktop.keyboard(false);
    }

    private void tell() {
        boolean full = look.filter(now -> standsIn || !now.bar()).isPresent();
        if (full && keyboard && covered && !told) {
            barWindow.hide();
            told = true;
            shown.run();
        }
    }
}
