package org.porchlight.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.StatusReport;
import org.porchlight.text.Say;
import org.porchlight.ui.Drawn;
import org.porchlight.ui.Note;
import org.porchlight.ui.Waiting;
import org.porchlight.ui.Words;

/// Where a page stands, or what takes its place, below what is said while the guard is gone.
final class PagePlace {
    private static final PseudoClass SCROLLS = PseudoClass.getPseudoClass("scrolls");
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    private static final String SCROLL = "pl-page-scroll";
    private static final String BODY = "pl-page-body";

    private final Words words;
    private final StackPane content;
    private final VBox banner;
    private final Drawn<Optional<StatusReport>> drawn = new Drawn<>(this::banner);

    PagePlace(Words words, StackPane content, VBox banner) {
        this.words = words;
        this.content = content;
        this.banner = banner;
    }

    /// Shows a page with what is known.
    void show(Page page, Seen seen) {
        drawn.from(seen.lost() ? Optional.of(seen.status()) : Optional.empty());
        page.render(seen);
        dim(page.body(), seen.lost());
        put(page.root());
    }

    /// Nothing is known of the guard any more.
    void forget() {
        drawn.from(Optional.empty());
    }

    void put(Node node) {
        if (node instanceof ScrollPane scroll && !scroll.getStyleClass().contains(SCROLL)) {
            scroll.getStyleClass().add(SCROLL);
            scroll.viewportBoundsProperty().subscribe(() -> tellWhetherItScrolls(scroll));
            scroll.getContent().layoutBoundsProperty().subscribe(() -> tellWhetherItScrolls(scroll));
        }
        if (!content.getChildren().equals(List.of(node))) {
            content.getChildren().setAll(node);
        }
    }

    /// Waits; what waits already goes on.
    void await(String what, Runnable giveUp) {
        if (!(content.getChildren().stream().findFirst().orElse(null) instanceof Waiting)) {
            put(new Waiting(what, giveUp));
        }
    }

    private static void tellWhetherItScrolls(ScrollPane scroll) {
        double high = scroll.getContent().getLayoutBounds().getHeight();
        scroll.pseudoClassStateChanged(
                SCROLLS, high > scroll.getViewportBounds().getHeight() + 0.5);
    }

    private static void dim(Node body, boolean lost) {
        if (!body.getStyleClass().contains(BODY)) {
            body.getStyleClass().add(BODY);
        }
        body.setDisable(lost);
        body.pseudoClassStateChanged(LOST, lost);
    }

    private void banner(Optional<StatusReport> lost) {
        banner.getChildren()
                .setAll(lost.stream()
                        .map(last -> new Note(
                                Note.Kind.WEAK,
                                words.of("lost", new Say(words.language(), ZoneId.of(last.zone())).clock(last.time()))))
                        .toList());
        banner.setManaged(lost.isPresent());
    }
}
