package org.porchlight.agent;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/// A small lamp that is lit while time is being counted.
final class LampBadge extends Pane {
    static final double SIZE = 24;

    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final double RIM = 1.5;

    LampBadge() {
        var rim = styled(new Circle(SIZE / 2, SIZE / 2, SIZE / 2 + RIM), "lamp-rim");
        var ground = styled(new Circle(SIZE / 2, SIZE / 2, SIZE / 2), "lamp-ground");
        getChildren()
                .addAll(
                        rim,
                        ground,
                        path("M12 4.6v2", "lamp-hook"),
                        path("M7.6 10 12 6.8 16.4 10z", "lamp-roof"),
                        path("M8.4 11h7.2l-.9 6.4H9.3z", "lamp-glass"));
        setMinSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
    }

    void light(boolean lit) {
        for (Node part : getChildren()) {
            part.pseudoClassStateChanged(LIT, lit);
        }
    }

    private static SVGPath path(String content, String styleClass) {
        var path = styled(new SVGPath(), styleClass);
        path.setContent(content);
        return path;
    }

    private static <S extends Shape> S styled(S shape, String styleClass) {
        shape.getStyleClass().add(styleClass);
        return shape;
    }
}
