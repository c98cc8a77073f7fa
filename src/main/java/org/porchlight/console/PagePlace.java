package org.porchlight.console;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.StatusReport;
import org.porchlight.text.Say;
import org.porchlight.ui.Drawn;
import org.porchlight.ui.Note;
import org.porchlight.ui.Waiting;
import org.porchlight.ui.WhyDisabled;
import org.porchlight.ui.Words;

/// Where a page stands, or what takes its place, below what is said while the guard is gone.
///
/// A page that was open stays behind the one that is, out of sight: what left the window would be styled and laid out
/// anew when it comes back.
final class PagePlace {
    private static final PseudoClass SCROLLS = PseudoClass.getPseudoClass("scrolls");
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    private static final String SCROLL = "pl-page-scroll";
    private static final String BODY = "pl-page-body";

    private final Words words;
    private final StackPane content;
    private final VBox banner;
    private final Set<Node> pages = new HashSet<>();
    private final Drawn<Said> drawn = new Drawn<>(this::banner);

    /// What is said above a page.
    ///
    /// @param lost the last that a guard told that is gone
    /// @param forGuardians whether the page is not for who looks at it
    private record Said(Optional<StatusReport> lost, boolean forGuardians) {
        static final Said NOTHING = new Said(Optional.empty(), false);
    }

    PagePlace(Words words, StackPane content, VBox banner) {
        this.words = words;
        this.content = content;
        this.banner = banner;
    }

    /// Shows a page with what is known.
    void show(Page page, Seen seen) {
        boolean forGuardians = page.isOfGuardians() && seen.mayGive().isPresent();
        drawn.from(new Said(seen.lost() ? Optional.of(seen.status()) : Optional.empty(), forGuardians));
        page.render(seen);
        dim(page.body(), seen.lost() ? words.of("disabled.lost") : forGuardians ? words.of("disabled.guardian") : "");
        open(page);
    }

    /// Shows a page as it is.
    void open(Page page) {
        pages.add(page.root());
        put(page.root());
    }

    /// Nothing is known of the guard any more.
    void forget() {
        drawn.from(Said.NOTHING);
    }

    void put(Node node) {
        scroll(node).filter(scroll -> !scroll.getStyleClass().contains(SCROLL)).ifPresent(scroll -> {
            scroll.getStyleClass().add(SCROLL);
            scroll.viewportBoundsProperty().subscribe(() -> tellWhetherItScrolls(scroll));
            scroll.getContent().layoutBoundsProperty().subscribe(() -> tellWhetherItScrolls(scroll));
            scroll.skinProperty().subscribe(() -> keepNoPicture(scroll));
        });
        content.getChildren().removeIf(other -> !other.equals(node) && !pages.contains(other));
        if (!content.getChildren().contains(node)) {
            content.getChildren().add(node);
        }
        // What is no page, as what is shown while one waits, says itself when it is to be seen.
        for (var one : pages) {
            one.setVisible(one.equals(node));
            one.setManaged(one.equals(node));
        }
        // What is sought in the window is found there first.
        node.toBack();
    }

    /// What scrolls of a page: all of it, or what is above its foot.
    private static Optional<ScrollPane> scroll(Node page) {
        return switch (page) {
            case ScrollPane scroll -> Optional.of(scroll);
            case BorderPane above when above.getCenter() instanceof ScrollPane scroll -> Optional.of(scroll);
            default -> Optional.empty();
        };
    }

    /// Waits; what waits already goes on.
    void await(String what, Runnable giveUp) {
        if (content.lookup(".pl-page-waits") == null) {
            var page = new VBox(new Waiting(what, giveUp));
            page.getStyleClass().addAll("pl-main", "pl-page-waits");
            put(page);
        }
    }

    /// The bar alone is told: a state of the pane would have all of the page styled again.
    private static void tellWhetherItScrolls(ScrollPane scroll) {
        double high = scroll.getContent().getLayoutBounds().getHeight();
        boolean scrolls = high > scroll.getViewportBounds().getHeight() + 0.5;
        for (var part : scroll.getChildrenUnmodifiable()) {
            if (part instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                bar.pseudoClassStateChanged(SCROLLS, scrolls);
            }
        }
    }

    /// JavaFX keeps a picture of what is seen through a pane (3.5 MB for each page that was open), which is made anew
    /// at every change in it.
    private static void keepNoPicture(ScrollPane scroll) {
        for (var part : scroll.getChildrenUnmodifiable()) {
            if (part.getStyleClass().contains("viewport")) {
                part.setCache(false);
            }
        }
    }

    /// Has something be read and not used.
    ///
    /// @param why empty where it may be used
    static void dim(Node body, String why) {
        // A part that is not dimmed is none of its own: it would hide that of the page from the rules of its parts.
        if (why.isEmpty()) {
            body.getStyleClass().remove(BODY);
        } else if (!body.getStyleClass().contains(BODY)) {
            body.getStyleClass().add(BODY);
        }
        WhyDisabled.say(body, why);
        body.setDisable(!why.isEmpty());
        body.pseudoClassStateChanged(LOST, !why.isEmpty());
    }

    private void banner(Said said) {
        banner.getChildren().clear();
        if (said.lost().isPresent()) {
            var last = said.lost().get();
            var clock = Say.unbroken(words.language(), ZoneId.of(last.zone())).clock(last.time());
            banner.getChildren().add(new Note(Note.Kind.LOST, words.of("lost", clock)));
        } else if (said.forGuardians()) {
            banner.getChildren().add(new Note(Note.Kind.INFO, words.of("carer.looks")));
        }
        banner.setManaged(!banner.getChildren().isEmpty());
    }
}
