package org.porchlight.agent;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.porchlight.agent.desktop.Box;
import org.porchlight.agent.desktop.DesktopPort;

/// One window of the agent, which no window manager touches.
final class Layer {
    static final List<String> SHEETS = List.of("/org/porchlight/css/agent.css", "/org/porchlight/css/agent-lock.css");

    private final Window owner;
    private final DesktopPort desktop;
    private final BooleanSupplier transparent;
    private final Insets room;
    private final StackPane frame;
    private final Popup popup = new Popup();

    /// @param transparent whether windows can be, now
    /// @param room around the content, for its shadow
    Layer(Window owner, DesktopPort desktop, BooleanSupplier transparent, Parent content, Insets room) {
        this.owner = owner;
        this.desktop = desktop;
        this.transparent = transparent;
        this.room = room;
        frame = new StackPane(content);
        frame.setPadding(room);
        frame.getStylesheets().addAll(SHEETS);
        popup.setAutoFix(false);
        popup.setAutoHide(false);
        popup.setHideOnEscape(false);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.WINDOW_TOP_LEFT);
        popup.getContent().add(frame);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /// Shows the content with its upper left corner at this place.
    void show(double left, double top) {
        if (popup.isShowing()) {
            popup.hide();
        }
        popup.show(owner, left - room.getLeft(), top - room.getTop());
    }

    /// Moves what is shown, also when its content has become another size.
    void move(double left, double top) {
        popup.sizeToScene();
        popup.setAnchorX(left - room.getLeft());
        popup.setAnchorY(top - room.getTop());
    }

    /// Does something once the content is laid out anew.
    void afterLayout(Runnable work) {
        var scene = popup.getScene();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                work.run();
            }
        });
        Platform.requestNextPulse();
    }

    /// Shows the content in the middle of an area's width.
    void showCentred(Rectangle2D area, double top) {
        // What it is like is known in its window only.
        show(area.getMinX(), top);
        popup.setX(Math.rint(area.getMinX() + (area.getWidth() - popup.getWidth()) / 2));
    }

    void hide() {
        popup.hide();
    }

    /// Lets the pointer through to the window below, where the content is not.
    void solidContent() {
        double scale = scale();
        var inside = new Rectangle2D(
                room.getLeft(),
                room.getTop(),
                Math.max(0, popup.getWidth() - room.getLeft() - room.getRight()),
                Math.max(0, popup.getHeight() - room.getTop() - room.getBottom()));
        desktop.shape(box(), Optional.of(box(inside, scale)), drawn(scale));
    }

    /// Lets the pointer through everywhere.
    void passClicks() {
        desktop.shape(box(), Optional.empty(), drawn(scale()));
    }

    /// What is left of the window where the rest would be seen as a box; none where all of it is.
    private List<Box> drawn(double scale) {
        return transparent.getAsBoolean()
                ? List.of()
                : Outline.of(frame, pixels(popup.getWidth(), scale), pixels(popup.getHeight(), scale), scale);
    }

    /// Where the window is, in the server's pixels.
    Box box() {
        return box(new Rectangle2D(popup.getX(), popup.getY(), popup.getWidth(), popup.getHeight()), scale());
    }

    private static double scale() {
        return Screen.getPrimary().getOutputScaleX();
    }

    private static Box box(Rectangle2D area, double scale) {
        return new Box(
                pixels(area.getMinX(), scale),
                pixels(area.getMinY(), scale),
                pixels(area.getWidth(), scale),
                pixels(area.getHeight(), scale));
    }

    private static int pixels(double length, double scale) {
        return (int) Math.round(length * scale);
    }
}
