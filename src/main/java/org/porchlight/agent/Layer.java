package org.porchlight.agent;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.porchlight.agent.x11.Box;
import org.porchlight.agent.x11.XSession;

/// One window of the agent, which no window manager touches.
final class Layer {
    static final String SHEET = "/org/porchlight/css/agent.css";

    private final Window owner;
    private final XSession x;
    private final Insets room;
    private final Popup popup = new Popup();

    /// @param room around the content, for its shadow
    Layer(Window owner, XSession x, Parent content, Insets room) {
        this.owner = owner;
        this.x = x;
        this.room = room;
        var frame = new StackPane(content);
        frame.setPadding(room);
        frame.getStylesheets().add(SHEET);
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
        x.passClicks(box(), Optional.of(box(inside, scale)));
    }

    /// Lets the pointer through everywhere.
    void passClicks() {
        x.passClicks(box(), Optional.empty());
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
