package org.porchlight.agent;

import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.porchlight.text.Texts;
import org.porchlight.ui.Icons;

/// The disc, which becomes a pill while the pointer is on it or a key led there: what is left in words, until
/// when, and where to ask and to find help.
final class DiscPill extends HBox {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass TO_THE_LEFT = PseudoClass.getPseudoClass("to-the-left");
    private static final PseudoClass SQUARE = PseudoClass.getPseudoClass("square");

    /// How long a click is still one on the disc that the pointer was led to.
    private static final Duration SETTLES = Duration.millis(400);

    private final Disc disc;
    /// Runs while the pill has only just grown below the pointer.
    private final PauseTransition grown = new PauseTransition(SETTLES);
    private final Label heading = styled(new Label(), "pill-heading");
    private final Label line = styled(new Label(), "pill-line");
    private final VBox words = styled(new VBox(heading, line), "pill-words");
    private final Button ask;
    private final Button help;
    private final Runnable resized;
    private boolean open;
    private boolean right;

    /// @param square where windows cannot be transparent
    /// @param ask opens the card of asking
    /// @param help opens the help page
    /// @param day opens the child's day, when anything but the two is clicked; who drags that moves the disc
    /// @param resized called when it opened or closed
    DiscPill(Texts texts, boolean square, Runnable ask, Runnable help, Runnable day, Runnable resized) {
        this.disc = new Disc(square);
        this.resized = resized;
        this.ask = button(texts.of("disc.ask"), "fth-send", ask);
        this.help = button(texts.of("disc.help"), "fth-life-buoy", help);
        getStyleClass().add("disc-pill");
        pseudoClassStateChanged(SQUARE, square);
        setAlignment(Pos.CENTER_LEFT);
        words.setAlignment(Pos.CENTER_LEFT);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                day.run();
            }
        });
        line.managedProperty().bind(line.textProperty().isNotEmpty());
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        hoverProperty().subscribe(this::settle);
        reached().forEach(part -> part.focusVisibleProperty().subscribe(this::settle));
        arrange();
    }

    /// A click on it stays its own. One that comes while the pill has only just grown goes to the pill.
    private Button button(String text, String icon, Runnable action) {
        var button = styled(new Button(text, Icons.of(icon)), "pill-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        button.setOnMouseClicked(MouseEvent::consume);
        button.mouseTransparentProperty().bind(grown.statusProperty().isEqualTo(Animation.Status.RUNNING));
        return button;
    }

    void show(Look.Disc look) {
        disc.show(look);
        heading.setText(look.heading());
        line.setText(look.line());
        setAccessibleText(look.spoken());
    }

    Disc disc() {
        return disc;
    }

    /// Whether it opens to the left, because there is no room on the right.
    void openToTheLeft(boolean left) {
        if (right != left) {
            right = left;
            arrange();
        }
    }

    boolean isOpen() {
        return open;
    }

    /// How far the disc is from the left edge, in px.
    double discLeft() {
        if (!open) {
            return 0;
        }
        return right ? prefWidth(-1) - snappedRightInset() - disc.prefWidth(-1) : snappedLeftInset();
    }

    /// How far the disc is from the upper edge, in px.
    double discTop() {
        return open ? (prefHeight(-1) - disc.prefHeight(-1)) / 2 : 0;
    }

    /// Where the keys lead. A window gives the focus to one of these by itself, which opens nothing.
    private Stream<Node> reached() {
        return Stream.of(this, ask, help);
    }

    private void settle() {
        if (isHover() && !open) {
            grown.playFromStart();
        }
        open(isHover() || reached().anyMatch(Node::isFocusVisible));
    }

    /// Becomes the pill, or the disc alone again.
    void open(boolean now) {
        if (now != open) {
            open = now;
            arrange();
            resized.run();
        }
    }

    private void arrange() {
        pseudoClassStateChanged(OPEN, open);
        pseudoClassStateChanged(TO_THE_LEFT, right);
        if (!open) {
            getChildren().setAll(disc);
        } else if (right) {
            getChildren().setAll(help, ask, words, disc);
        } else {
            getChildren().setAll(disc, words, ask, help);
        }
    }

    private static <N extends Node> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }
}
