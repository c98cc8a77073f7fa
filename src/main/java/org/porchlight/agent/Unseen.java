package org.porchlight.agent;

import com.sun.javafx.cursor.CursorFrame;
import com.sun.javafx.embed.AbstractEvents;
import com.sun.javafx.embed.EmbeddedSceneInterface;
import com.sun.javafx.embed.EmbeddedStageInterface;
import com.sun.javafx.embed.HostInterface;
import com.sun.javafx.stage.EmbeddedWindow;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Window;

/// An owner for popups that has no window on the screen.
///
/// Popups are what no window manager touches: they lie above full-screen programs and never take the focus. Each
/// needs an owner, and a stage as owner would take the focus once and stand in the list of windows. What embeds
/// JavaFX in other toolkits has none; the toolkit offers it through internal classes only.
final class Unseen {
    private Unseen() {}

    /// Makes one, on the FX thread.
    static Window owner() {
        var window = new EmbeddedWindow(new Nowhere());
        window.setScene(new Scene(new Pane(), 1, 1));
        window.show();
        return window;
    }

    /// A host that shows nothing and grants nothing.
    private static final class Nowhere implements HostInterface {
        @Override
        public void setEmbeddedStage(EmbeddedStageInterface stage) {
            stage.setSize(1, 1);
            // Popups show the focus where their owner has it; keys come to them from the desktop's grab.
            stage.setFocused(true, AbstractEvents.FOCUSEVENT_ACTIVATED);
        }

        @Override
        public void setEmbeddedScene(EmbeddedSceneInterface scene) {
            // The painter divides by the scale and by the size.
            scene.setPixelScaleFactors(1, 1);
            scene.setSize(1, 1);
        }

        @Override
        public boolean requestFocus() {
            return false;
        }

        @Override
        public boolean traverseFocusOut(boolean forward) {
            return false;
        }

        @Override
        public void repaint() {}

        @Override
        public void setPreferredSize(int width, int height) {}

        @Override
        public void setEnabled(boolean enabled) {}

        @Override
        public void setCursor(CursorFrame cursor) {}

        @Override
        public boolean grabFocus() {
            return false;
        }

        @Override
        public void ungrabFocus() {}
    }
}
