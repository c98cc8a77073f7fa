package org.porchlight.console;

import java.time.ZoneId;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import org.porchlight.care.Helplines;
import org.porchlight.ui.HelpPane;

/// The page of help. It needs no guard, and asks none.
final class HelpView implements Page {
    private final HelpPane pane;
    /// Nothing of the page goes dim while the guard is gone.
    private final Node nothing = new Region();
    private boolean placed;

    HelpView(Desk desk) {
        pane = new HelpPane(
                Helplines.shipped().at(ZoneId.systemDefault()), () -> desk.way().back());
    }

    @Override
    public Parent root() {
        return pane;
    }

    @Override
    public Node body() {
        return nothing;
    }

    @Override
    public void render(Seen seen) {
        // Once: a country that the reader chose stays.
        if (!placed) {
            placed = true;
            pane.countryProperty().set(Helplines.shipped().at(seen.zone()));
        }
    }

    @Override
    public void setCompact(boolean narrow) {}

    @Override
    public boolean renderAlone() {
        return true;
    }
}
