package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/// The head of a page in windows of several widths.
class PageHeadTest {
    /// What is cut, and where what can be done stands.
    private record Seen(List<String> cut, double height, Bounds name, Bounds actions) {}

    private static Seen in(double width) {
        return OnFx.call(() -> {
            var labels = List.of(
                    new Label("Account"),
                    new Label("Mei, 10 years, and Maximilian, 14 years"),
                    new Label("Wednesday 30 September"));
            var head = new PageHead();
            head.getChildren()
                    .setAll(
                            new HBox(16, labels.get(0), labels.get(1)),
                            new HBox(16, labels.get(2), new Button("Export")));
            Golden.lay(new Scene(new VBox(head), width, 300));
            return new Seen(
                    labels.stream()
                            .filter(label -> label.getWidth() < label.prefWidth(-1))
                            .map(Label::getText)
                            .toList(),
                    head.getHeight(),
                    head.getChildren().getFirst().getBoundsInParent(),
                    head.getChildren().getLast().getBoundsInParent());
        });
    }

    @Test
    void nameAndActionsStandBesideEachOtherWhereThereIsRoom() {
        var seen = in(900);

        assertThat(seen.cut()).isEmpty();
        assertThat(seen.actions().getMaxX()).isEqualTo(900);
        assertThat(seen.actions().getMinY()).isLessThan(seen.name().getMaxY());
        assertThat(seen.height()).isEqualTo(40);
    }

    @Test
    void whereThereIsNoneTheActionsStandBelow() {
        var seen = in(420);

        assertThat(seen.cut()).isEmpty();
        assertThat(seen.actions().getMinX()).isZero();
        assertThat(seen.actions().getMinY()).isGreaterThanOrEqualTo(seen.name().getMaxY());
        assertThat(seen.height()).isGreaterThanOrEqualTo(seen.actions().getMaxY());
    }
}
