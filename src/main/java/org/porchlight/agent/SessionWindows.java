package org.porchlight.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.porchlight.agent.desktop.Box;
import org.porchlight.agent.desktop.DesktopPort;
import org.porchlight.text.Texts;
import org.porchlight.ui.Calm;

/// Disc, warning and lock card in the child's session. To be used on the FX thread.
final class SessionWindows {
    private static final Insets NO_ROOM = Insets.EMPTY;
    /// For the shadow of `.warning-card`.
    private static final Insets SHADOW = new Insets(24, 32, 40, 32);
    private static final double GAP = 12;
    private static final Duration CALM = Duration.ofSeconds(5);

    private final Consumer<DiscPlace> kept;
    private final DiscPill pill;
    private final WarningCard warning;
    private final Monitors monitors = new Monitors();
    private final Layer discWindow;
    private final Layer warningWindow;
    private final LockCard lock;
    private final Calm calm = new Calm(CALM, System::gc);
    private DiscPlace place = DiscPlace.DEFAULT;
    private Optional<Look> last = Optional.empty();
    /// Whether windows can be transparent, as the desktop says.
    private boolean transparent = true;
    /// Until it is told, a program may fill the screen.
    private boolean fullScreen = true;
    private Optional<Point2D> dragged = Optional.empty();

    /// @param kept takes where the child put the disc
    /// @param panes what the disc opens
    /// @param warnings what the child does on a warning
    /// @param deeds what the child does on the lock card
    /// @param cardShown called when the lock card covers the screen and has the keyboard
    SessionWindows(
            DesktopPort desktop,
            Texts texts,
            Consumer<DiscPlace> kept,
            Panes panes,
            WarningCard.Deeds warnings,
            LockDeeds deeds,
            Runnable cardShown) {
        this.kept = kept;
        boolean flat = !toolkitIsTransparent() && !desktop.cutsWindows();
        Window owner = Unseen.owner();
        BooleanSupplier clear = () -> flat || (transparent && toolkitIsTransparent());
        pill = new DiscPill(
                texts,
                flat,
                () -> panes.inWindow(Panes.Which.ASK),
                () -> panes.inWindow(Panes.Which.HELP),
                () -> panes.inWindow(Panes.Which.MY_DAY),
                this::pillResized);
        pill.setOnMousePressed(this::grip);
        pill.setOnMouseDragged(this::drag);
        pill.setOnMouseReleased(event -> drop(event.isStillSincePress()));
        warning = new WarningCard(texts, flat, warnings);
        discWindow = new Layer(owner, desktop, clear, pill, NO_ROOM);
        warningWindow = new Layer(owner, desktop, clear, warning, flat ? NO_ROOM : SHADOW);
        lock = new LockCard(
                desktop,
                monitors,
                pane -> new Layer(owner, desktop, clear, pane, NO_ROOM),
                flat,
                texts,
                deeds,
                cardShown);
        Screen.getScreens().addListener((ListChangeListener<Screen>) _ -> rebuild());
        calm.begin();
    }

    /// Monitors came, went or moved.
    ///
    /// @param boxes where each is, in the server's pixels, the primary one first
    void monitors(List<Box> boxes) {
        var before = monitors.areas();
        monitors.told(boxes);
        if (!before.equals(monitors.areas())) {
            rebuild();
        }
    }

    /// A window that was made before stays as it was made.
    void transparent(boolean on) {
        if (transparent != on) {
            transparent = on;
            lock.rebuildBar();
            last.ifPresent(this::place);
        }
    }

    /// What the toolkit believes when it makes a window.
    private static boolean toolkitIsTransparent() {
        return Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW);
    }

    private void rebuild() {
        lock.rebuild();
        last.ifPresent(this::place);
    }

    LockCard lock() {
        return lock;
    }

    /// A program fills the screen, or none does any more. The disc lets the pointer through to one that does.
    void fullScreen(boolean on) {
        if (fullScreen != on) {
            fullScreen = on;
            shapeDisc();
        }
    }

    /// The disc goes to where the child put it before.
    void putDisc(DiscPlace before) {
        if (dragged.isEmpty() && !before.equals(place)) {
            place = before;
            last.ifPresent(this::place);
        }
    }

    /// The disc goes back to its corner.
    void putDiscBack() {
        put(DiscPlace.DEFAULT);
        last.ifPresent(this::place);
    }

    private void put(DiscPlace now) {
        place = now;
        kept.accept(now);
    }

    void show(Look look) {
        if (last.filter(look::equals).isPresent()) {
            return;
        }
        var before = last;
        last = Optional.of(look);
        look.disc().ifPresent(pill::show);
        look.warning().ifPresent(warning::show);
        look.lock().ifPresentOrElse(lock::show, lock::hide);
        if (look.lock().isPresent()) {
            calm.end();
        } else if (before.flatMap(Look::lock).isPresent()) {
            calm.begin();
        }
        if (before.filter(was -> standsAlike(was, look)).isEmpty()) {
            place(look);
        }
    }

    /// Whether the same windows are up, in the same sizes.
    private static boolean standsAlike(Look a, Look b) {
        return a.disc().map(Disc::size).equals(b.disc().map(Disc::size))
                && a.warning().map(Shape::of).equals(b.warning().map(Shape::of));
    }

    /// What decides how large a card is.
    private record Shape(Look.Warning.Kind kind, int heading, int sentence, boolean finish) {
        static Shape of(Look.Warning card) {
            boolean counts = card.kind() == Look.Warning.Kind.REST;
            return new Shape(
                    card.kind(),
                    card.heading().length(),
                    counts ? 0 : card.sentence().length(),
                    card.finish().isPresent());
        }
    }

    private void place(Look look) {
        if (look.disc().isPresent()) {
            // A pill that loses its window loses the pointer, and is the disc alone from then on.
            discWindow.hide();
            arrangePill();
            discWindow.show(pillLeft(), pillTop());
            shapeDisc();
        } else {
            discWindow.hide();
        }
        if (look.warning().isPresent()) {
            var area = area();
            double left = place.x(area, WarningCard.WIDTH);
            // How high it is shows once it is on a screen.
            warningWindow.show(left, discY() + Disc.LARGE + GAP);
            warningWindow.move(left, besideDisc(area));
            warningWindow.solidContent();
        } else {
            warningWindow.hide();
        }
    }

    private Rectangle2D area() {
        return monitors.workArea();
    }

    private double discX() {
        return place.x(area(), pill.disc().prefWidth(-1));
    }

    private double discY() {
        return place.y(area(), pill.disc().prefHeight(-1));
    }

    private void arrangePill() {
        var area = area();
        pill.openToTheLeft(discX() + pill.disc().prefWidth(-1) / 2 > area.getMinX() + area.getWidth() / 2);
    }

    private double pillLeft() {
        return discX() - pill.discLeft();
    }

    private double pillTop() {
        return discY() - pill.discTop();
    }

    private void pillResized() {
        if (discWindow.isShowing()) {
            pill.applyCss();
            discWindow.move(pillLeft(), pillTop());
            shapeDisc();
        }
    }

    private void shapeDisc() {
        if (discWindow.isShowing()) {
            discWindow.afterLayout(() -> {
                if (fullScreen && !pill.isOpen()) {
                    discWindow.passClicks();
                } else {
                    discWindow.solidContent();
                }
            });
        }
    }

    private void grip(MouseEvent event) {
        dragged = Optional.of(new Point2D(event.getScreenX() - discX(), event.getScreenY() - discY()));
    }

    private void drag(MouseEvent event) {
        if (event.isStillSincePress()) {
            return;
        }
        dragged.ifPresent(grip -> {
            place = DiscPlace.at(
                    area(),
                    event.getScreenX() - grip.getX(),
                    event.getScreenY() - grip.getY(),
                    pill.disc().prefWidth(-1),
                    pill.disc().prefHeight(-1));
            discWindow.move(pillLeft(), pillTop());
        });
    }

    /// @param still whether it was a click
    private void drop(boolean still) {
        dragged = Optional.empty();
        if (!still) {
            put(place);
            last.ifPresent(this::place);
        }
    }

    /// Below the disc, or above it where that would leave the work area.
    private double besideDisc(Rectangle2D area) {
        warning.applyCss();
        double height = warning.prefHeight(WarningCard.WIDTH);
        double below = discY() + Disc.LARGE + GAP;
        return below + height <= area.getMaxY() ? below : discY() - GAP - height;
    }

    void close() {
        lock.hide();
        List.of(discWindow, warningWindow).forEach(Layer::hide);
    }
}
