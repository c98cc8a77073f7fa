package org.porchlight.console;

import java.time.ZoneId;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.text.Say;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Words;

/// The nodes of the window around a page: the sign and the navigation with its foot, and the places of
/// what stands beside and over them.
final class ConsoleFrame {
    /// Of a frame that has no room for words beside the signs of its navigation.
    static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /// Of pages that have no room for cards beside each other.
    private static final PseudoClass STACKED = PseudoClass.getPseudoClass("stacked");

    private static final double NARROW_BELOW = 1000;
    private static final double STACKED_BELOW = 1200;

    private final Foot ofGuard;

    @FXML
    private StackPane root;

    @FXML
    private BorderPane frame;

    @FXML
    private StackPane sign;

    @FXML
    private Label brand;

    @FXML
    private VBox pagesBox;

    @FXML
    private Region dot;

    @FXML
    private Label guard;

    @FXML
    private HBox sessionRow;

    @FXML
    private Label session;

    @FXML
    private Button lock;

    @FXML
    private VBox banner;

    @FXML
    private StackPane content;

    @FXML
    private StackPane overlayPlace;

    @SuppressWarnings("NullAway.Init")
    ConsoleFrame(Words words, Runnable onLock) {
        Views.load("console", this, words);
        sign.getChildren().setAll(Icons.lamp(28));
        ofGuard = new Foot(
                words,
                Say.unbroken(words.language(), ZoneId.systemDefault()),
                dot,
                guard,
                sessionRow,
                session,
                lock,
                onLock);
    }

    static boolean isNarrow(double width) {
        return width < NARROW_BELOW;
    }

    static boolean isStacked(double width) {
        return width < STACKED_BELOW;
    }

    /// All of it.
    StackPane root() {
        return root;
    }

    /// Navigation and page, below what is over both.
    Node page() {
        return frame;
    }

    /// Where the names of the pages stand.
    VBox pages() {
        return pagesBox;
    }

    /// Where a page stands.
    StackPane content() {
        return content;
    }

    /// Where it is said that the guard is gone.
    VBox banner() {
        return banner;
    }

    /// Where panes stand over the page.
    StackPane over() {
        return overlayPlace;
    }

    Foot foot() {
        return ofGuard;
    }

    void arrange(double width) {
        boolean narrow = isNarrow(width);
        root.pseudoClassStateChanged(NARROW, narrow);
        root.pseudoClassStateChanged(STACKED, isStacked(width));
        brand.setVisible(!narrow);
        brand.setManaged(!narrow);
        ofGuard.setNarrow(narrow);
    }

    /// Says at the foot how the guard is.
    ///
    /// @param isTrial whether it is one for a try
    void tell(Screen screen, boolean isTrial) {
        switch (screen) {
            case Screen.Loading _ -> ofGuard.guard("guard.loading", false, false);
            case Screen.Ready(var status) ->
                ofGuard.guard(status.soft() ? isTrial ? "guard.trial" : "guard.soft" : "guard.running", true, false);
            case Screen.Lost _ -> ofGuard.guard("guard.lost", false, true);
            case Screen.GuardMissing _ -> ofGuard.guard("guard.missing", false, true);
            case Screen.NotPermitted _ -> ofGuard.guard("guard.not-permitted", false, true);
        }
    }
}
