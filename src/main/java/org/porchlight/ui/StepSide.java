package org.porchlight.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/// The night side of the first run: the sign, the steps with the one that is under way, and the house with its lamp on.
///
/// Not focusable; a step says its place, its name and whether it is done.
public final class StepSide extends VBox {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");

    private final Words words = Words.part("ui");
    private final List<Row> rows = new ArrayList<>();

    /// One step: a number in a circle, or a tick, and its name.
    private final class Row extends HBox {
        private final int no;
        private final Label mark = new Label();
        private final Label name;

        Row(int no, String called) {
            this.no = no;
            name = new Label(called);
            getStyleClass().add("pl-step");
            mark.getStyleClass().add("pl-step-mark");
            mark.setAccessibleRole(AccessibleRole.NODE);
            setAccessibleRole(AccessibleRole.TEXT);
            name.setWrapText(true);
            getChildren().addAll(mark, name);
        }

        void show(int now) {
            boolean isDone = no < now;
            mark.setText(isDone ? "" : Integer.toString(no + 1));
            mark.setGraphic(isDone ? Icons.of("fth-check") : null);
            pseudoClassStateChanged(DONE, isDone);
            pseudoClassStateChanged(NOW, no == now);
            var key = isDone ? "step.done" : no == now ? "step.now" : "step.later";
            setAccessibleText(words.of(key, no + 1, name.getText()));
        }
    }

    /// @param brand beside the sign
    /// @param steps their names
    public StepSide(String brand, List<String> steps) {
        getStyleClass().add("pl-step-side");
        var sign = new HBox(Icons.lamp(40), new Label(brand));
        sign.getStyleClass().add("pl-step-brand");
        getChildren().add(sign);
        for (int no = 0; no < steps.size(); no++) {
            rows.add(new Row(no, steps.get(no)));
        }
        getChildren().addAll(rows);
        var edge = new Rectangle();
        edge.widthProperty().bind(widthProperty());
        edge.heightProperty().bind(heightProperty());
        setClip(edge);
        var house = new StackPane(house());
        house.getStyleClass().add("pl-step-house");
        VBox.setVgrow(house, Priority.ALWAYS);
        getChildren().add(house);
    }

    /// @param now the step that is under way, 0 the first; their number when all are done
    public void show(int now) {
        rows.forEach(row -> row.show(now));
    }

    /// 320 by 250 px.
    private static Node house() {
        var pane = new Pane(
                path("M0 205 Q90 190 180 205 T320 200 V250 H0z", "step-hill"),
                path("M70 214V140L140 92l70 48v74z", "step-wall"),
                path("M58 146 140 88l82 58", "step-roof"),
                rectangle(88, 152, 30, 30, "step-window"),
                path("M103 152v30M88 167h30", "step-bars"),
                rectangle(142, 158, 34, 56, "step-door"),
                styled(new Circle(192, 160, 54), "step-shine"),
                rectangle(187, 150, 10, 16, "step-lamp"),
                path("M184 150h16l-8-7z", "step-lamp-roof"));
        pane.setMinSize(320, 250);
        pane.setMaxSize(320, 250);
        pane.setClip(new Rectangle(320, 250));
        pane.setMouseTransparent(true);
        return pane;
    }

    private static Shape rectangle(double x, double y, double width, double height, String styleClass) {
        var rectangle = new Rectangle(x, y, width, height);
        rectangle.setArcWidth(6);
        rectangle.setArcHeight(6);
        return styled(rectangle, styleClass);
    }

    private static Shape path(String content, String styleClass) {
        var path = new SVGPath();
        path.setContent(content);
        return styled(path, styleClass);
    }

    private static Shape styled(Shape shape, String styleClass) {
        shape.getStyleClass().add(styleClass);
        return shape;
    }
}
