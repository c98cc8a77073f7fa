package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.effect.DropShadow;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.desktop.Box;
import org.porchlight.ui.OnFx;

class OutlineTest {
    private static List<Box> of(int width, int height, double scale, javafx.scene.Node... drawn) {
        return OnFx.call(() -> {
            var pane = new Pane(drawn);
            pane.resize(width / scale, height / scale);
            // The root of a scene has a ground.
            assertThat(new Scene(new Group(pane)).getRoot()).isEqualTo(pane.getParent());
            return Outline.of(pane, width, height, scale);
        });
    }

    private static boolean isIn(List<Box> boxes, int x, int y) {
        return boxes.stream()
                .anyMatch(
                        box -> x >= box.x() && x < box.x() + box.width() && y >= box.y() && y < box.y() + box.height());
    }

    @Test
    void leavesOutTheCornersOfACircle() {
        var boxes = of(72, 72, 1, new Circle(36, 36, 36));

        assertThat(isIn(boxes, 36, 0)).isTrue();
        assertThat(isIn(boxes, 36, 71)).isTrue();
        assertThat(isIn(boxes, 0, 36)).isTrue();
        for (int[] corner : new int[][] {{0, 0}, {71, 0}, {0, 71}, {71, 71}, {6, 6}}) {
            assertThat(isIn(boxes, corner[0], corner[1])).isFalse();
        }
        int area = boxes.stream().mapToInt(box -> box.width() * box.height()).sum();
        assertThat(area).isBetween(3850, 4072);
    }

    @Test
    void takesRowsThatAreAlikeTogether() {
        assertThat(of(30, 20, 1, new Rectangle(4, 5, 10, 12), new Rectangle(20, 5, 6, 12)))
                .containsExactlyInAnyOrder(new Box(4, 5, 10, 12), new Box(20, 5, 6, 12));
    }

    @Test
    void isInPixelsOfTheScreen() {
        assertThat(of(60, 40, 2, new Rectangle(4, 5, 10, 12))).containsExactly(new Box(8, 10, 20, 24));
    }

    @Test
    void hasNoShadowInIt() {
        var card = new Rectangle(20, 20, 40, 40);
        card.setEffect(new DropShadow(16, Color.rgb(0, 0, 0, 0.3)));

        assertThat(of(80, 80, 1, card)).containsExactly(new Box(20, 20, 40, 40));
    }

    @Test
    void isNothingOfAnEmptyWindow() {
        assertThat(of(20, 20, 1)).isEmpty();
        assertThat(OnFx.call(() -> Outline.of(new Pane(), 0, 0, 1))).isEmpty();
    }
}
