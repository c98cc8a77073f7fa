package org.porchlight.console;

import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.care.Helplines;
import org.porchlight.ui.HelpPane;

/// The page of help: whom to call and what to do, and below that, out of the way, questions about Porchlight itself. It
/// needs no guard, and asks none.
final class HelpView implements Page {
    /// What of the questions is seen below a high page, so that one knows they are there.
    private static final double GLIMPSE = 44;
    /// Pages that are lower have no room to spare.
    private static final double HIGH = 744;

    private final HelpPane pane;
    private final ScrollPane root;
    /// Nothing of the page goes dim while the guard is gone.
    private final Node nothing = new Region();
    private boolean placed;

    HelpView(Desk desk) {
        pane = new HelpPane(
                Helplines.shipped().at(ZoneId.systemDefault()), () -> desk.way().back());
        var both = new VBox(pane, new AboutQuestions(desk));
        both.setAlignment(Pos.TOP_CENTER);
        root = new ScrollPane(both);
        root.getStyleClass().add("pl-scroll");
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.viewportBoundsProperty().subscribe(seen -> place(seen.getHeight()));
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case ESCAPE -> {
                    event.consume();
                    desk.way().back();
                }
                // Between the help and the last line there is nothing to go to with the tab key.
                case PAGE_DOWN -> scroll(1, event);
                case PAGE_UP -> scroll(-1, event);
                default -> {}
            }
        });
    }

    /// @param screens how many, downwards
    private void scroll(int screens, KeyEvent event) {
        event.consume();
        double seen = root.getViewportBounds().getHeight();
        double hidden = root.getContent().getLayoutBounds().getHeight() - seen;
        root.setVvalue(Math.clamp(root.getVvalue() + screens * seen / Math.max(1, hidden), 0, 1));
    }

    /// The page of help is as high as what is seen of it: its own words stay where they are.
    private void place(double height) {
        double high = height < HIGH ? height : height - GLIMPSE;
        pane.setMinHeight(high);
        pane.setMaxHeight(high);
    }

    @Override
    public Parent root() {
        return root;
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

    /// Help begins with the first line, wherever it was left.
    @Override
    public void leave() {
        root.setVvalue(0);
    }

    @Override
    public boolean renderAlone() {
        return true;
    }
}
