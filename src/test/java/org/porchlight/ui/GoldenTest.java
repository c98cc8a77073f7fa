package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/// What a picture may differ by.
class GoldenTest {
    private static BufferedImage plain() {
        return new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
    }

    @Test
    void countsThePixelsThatLookOtherAndNotThoseThatNearlyDo() {
        var other = plain();
        other.setRGB(3, 4, Color.WHITE.getRGB());
        other.setRGB(5, 6, new Color(0, 0, 20, 0).getRGB());

        assertThat(Golden.differing(plain(), other)).isEqualTo(1);
    }

    @Test
    void countsAllOfAPictureOfAnotherSize() {
        assertThat(Golden.differing(plain(), new BufferedImage(40, 31, BufferedImage.TYPE_INT_ARGB)))
                .isEqualTo(40 * 31);
    }

    /// A bar from `from` to the right end.
    private static BufferedImage bar(int from) {
        var image = plain();
        for (int y = 5; y < 25; y++) {
            for (int x = from; x < 40; x++) {
                image.setRGB(x, y, Color.GREEN.getRGB());
            }
        }
        return image;
    }

    @Test
    void knowsAnEdgeThatRanIntoThePixelsBesideIt() {
        var run = bar(20);
        for (int y = 5; y < 25; y++) {
            run.setRGB(19, y, new Color(0, 128, 0).getRGB());
        }

        assertThat(Golden.differing(bar(20), run)).isEqualTo(20);
        assertThat(Golden.isOneEdge(bar(20), run)).isTrue();
    }

    @Test
    void takesNeitherALineOfItsOwnNorTwoColumnsForOneEdge() {
        var line = bar(20);
        for (int y = 5; y < 25; y++) {
            line.setRGB(10, y, Color.RED.getRGB());
        }

        assertThat(Golden.isOneEdge(bar(20), line)).isFalse();
        assertThat(Golden.isOneEdge(line, bar(20))).isFalse();
        assertThat(Golden.isOneEdge(bar(20), bar(18))).isFalse();
    }
}
