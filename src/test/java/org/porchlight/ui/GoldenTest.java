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
}
