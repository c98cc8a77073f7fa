package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;

/// What every screen must be able to. On the FX thread, after a layout ([Golden#in]).
public final class SceneChecks {
    private static final double SLACK = 1.5;
    private static final Pattern SKINS = Pattern.compile("com\\.sun\\.|javafx\\.scene\\.control\\.skin\\.");
    /// Roles of nodes that are a place for others, scroll them, or are spoken of by the control that they are part of.
    private static final Set<AccessibleRole> SILENT = EnumSet.of(
            AccessibleRole.NODE,
            AccessibleRole.PARENT,
            AccessibleRole.SCROLL_PANE,
            AccessibleRole.SCROLL_BAR,
            AccessibleRole.THUMB,
            AccessibleRole.INCREMENT_BUTTON,
            AccessibleRole.DECREMENT_BUTTON);

    private SceneChecks() {}

    /// All of the checks that hold at any size.
    public static void all(Scene scene) {
        everythingHasAName(scene);
        nothingIsCut(scene);
        tabReachesEveryStop(scene);
    }

    /// What the keyboard can reach says what it is, and so does all else that assistive technology is told of.
    public static void everythingHasAName(Scene scene) {
        assertThat(Stream.concat(stops(scene), seen(scene.getRoot()).filter(SceneChecks::speaks))
                        .filter(node -> name(node).isBlank()))
                .as("nodes without a name")
                .isEmpty();
    }

    /// Whether assistive technology is told of a node by itself: places and decorations are passed over, as is what
    /// draws nothing and what the toolkit makes its controls of.
    private static boolean speaks(Node node) {
        boolean isEmpty = node instanceof Labeled label && nameless(label) && label.getGraphic() == null;
        boolean isOfSkin = SKINS.matcher(node.getClass().getName()).lookingAt();
        return !SILENT.contains(node.getAccessibleRole()) && !isEmpty && !isOfSkin && !(node instanceof Text);
    }

    private static boolean nameless(Labeled label) {
        return label.getText() == null || label.getText().isEmpty();
    }

    /// No text is given less room than it needs, nor is what an empty field asks for.
    public static void nothingIsCut(Scene scene) {
        var prompts = seen(scene.getRoot())
                .filter(TextField.class::isInstance)
                .map(TextField.class::cast)
                .filter(field ->
                        field.getText().isEmpty() && !field.getPromptText().isEmpty())
                .filter(field -> room(field) + SLACK < wide(field))
                .map(field -> "%s (%.0f, wants %.0f)".formatted(field.getPromptText(), room(field), wide(field)))
                .toList();
        assertThat(prompts).as("prompts that are cut").isEmpty();
        var cut = seen(scene.getRoot())
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(label -> label.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY)
                .filter(label -> !nameless(label))
                .filter(SceneChecks::isCut)
                .map(label -> "%s (%.0fx%.0f, wants %.0fx%.0f)"
                        .formatted(
                                label.getText(),
                                label.getWidth(),
                                label.getHeight(),
                                label.prefWidth(-1),
                                label.prefHeight(label.getWidth())))
                .toList();
        assertThat(cut).as("texts that are cut").isEmpty();
    }

    private static double room(TextField field) {
        return field.getWidth()
                - field.getInsets().getLeft()
                - field.getInsets().getRight();
    }

    private static double wide(TextField field) {
        var prompt = new Text(field.getPromptText());
        prompt.setFont(field.getFont());
        return prompt.getLayoutBounds().getWidth();
    }

    private static boolean isCut(Labeled label) {
        boolean lowers = label.prefHeight(label.isWrapText() ? label.getWidth() : -1) > label.getHeight() + SLACK;
        boolean narrows = !label.isWrapText() && label.prefWidth(-1) > label.getWidth() + SLACK;
        return lowers || narrows || isOutside(label);
    }

    /// Whether it has a place where the window, or a part of it that shows no more than its own room, cuts it; what
    /// scrolls shows all that is in it, one after another.
    private static boolean isOutside(Labeled label) {
        for (Node at = label; at.getParent() != null; at = at.getParent()) {
            if (at.getParent() instanceof ScrollPane scroll && scroll.getContent() != null) {
                var place = in(scroll.getContent(), label);
                var room = scroll.getContent().getLayoutBounds();
                return !holds(room, place)
                        || place.getMaxX() - place.getMinX()
                                > scroll.getViewportBounds().getWidth() + SLACK;
            }
            if (at.getParent() instanceof VirtualFlow<?>) {
                return false;
            }
            if (at.getClip() != null && !holds(at.getClip().getBoundsInParent(), in(at, label))) {
                return true;
            }
        }
        var scene = label.getScene();
        return !holds(
                new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()),
                label.localToScene(label.getLayoutBounds()));
    }

    private static Bounds in(Node place, Labeled label) {
        return place.sceneToLocal(label.localToScene(label.getLayoutBounds()));
    }

    private static boolean holds(Bounds room, Bounds place) {
        return place.getMinX() >= room.getMinX() - SLACK
                && place.getMaxX() <= room.getMaxX() + SLACK
                && place.getMinY() >= room.getMinY() - SLACK
                && place.getMaxY() <= room.getMaxY() + SLACK;
    }

    /// The tab key alone goes to everything that it may stop at, and comes back to the first.
    public static void tabReachesEveryStop(Scene scene) {
        var wanted = stops(scene).toList();
        assertThat(walk(scene)).as("what the tab key reaches").containsAll(wanted);
    }

    /// Where the tab key stops, in order, from the first on.
    public static List<Node> walk(Scene scene) {
        Set<Node> walked = new LinkedHashSet<>();
        var first = stops(scene).findFirst();
        first.ifPresent(Node::requestFocus);
        var now = scene.getFocusOwner();
        while (now != null && walked.add(now)) {
            now.requestFocusTraversal(TraversalDirection.NEXT);
            now = scene.getFocusOwner();
        }
        return List.copyOf(walked);
    }

    /// Where the tab key may stop.
    public static Stream<Node> stops(Scene scene) {
        return seen(scene.getRoot()).filter(node -> node.isFocusTraversable() && !node.isDisabled());
    }

    /// What assistive technology says of a node.
    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        var labels = new ArrayList<String>();
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            labels.add(labeled.getText());
        }
        return String.join(" ", labels);
    }

    /// All that is visible below a node, itself included.
    public static Stream<Node> seen(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(SceneChecks::seen))
                : Stream.of(node);
    }
}
