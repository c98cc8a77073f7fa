package org.porchlight.ui;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Deviation;

/// A limit that differs from the preset: what, by how much, since when and by whom, and a way back.
public final class DeviationRow extends HBox {
    private static final PseudoClass WIDER = PseudoClass.getPseudoClass("wider");

    /// @param since who said so and when, as words; may be empty
    /// @param onReset the preset shall hold again
    public DeviationRow(Deviation deviation, DeviationWords say, String since, Runnable onReset) {
        var words = Words.part("ui");
        boolean wider = deviation.direction() == Deviation.Direction.WIDER;
        getStyleClass().add("pl-deviation");
        setAlignment(Pos.CENTER_LEFT);
        var title = new Label(say.title(deviation));
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        var detail = new Label(
                since.isEmpty()
                        ? say.comparison(deviation)
                        : words.of("deviation.since", say.comparison(deviation), since));
        detail.getStyleClass().addAll("pl-caption", "pl-muted");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        var text = new VBox(title, detail);
        HBox.setHgrow(text, Priority.ALWAYS);
        var reset = new Button(words.of("deviation.reset"));
        reset.getStyleClass().addAll("small", "quiet");
        reset.setAccessibleText(words.of("deviation.reset-of", title.getText()));
        reset.setMinWidth(Region.USE_PREF_SIZE);
        reset.setOnAction(_ -> onReset.run());
        getChildren()
                .addAll(
                        Icons.of(
                                switch (deviation.direction()) {
                                    case WIDER -> "fth-plus-circle";
                                    case STRICTER -> "fth-minus-circle";
                                    case OTHER -> "fth-circle";
                                }),
                        text,
                        reset);
        pseudoClassStateChanged(WIDER, wider);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.of(
                "deviation.sentence",
                title.getText(),
                words.of("deviation." + deviation.direction().name()),
                detail.getText()));
    }
}
