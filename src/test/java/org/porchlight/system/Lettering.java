package org.porchlight.system;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Words as they are drawn, dark on light or light on dark, to be found again on a screen.
final class Lettering {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/pictures");

    private final boolean[][] wanted;
    private final int most;

    private Lettering(BufferedImage words) {
        this.wanted = dark(words);
        // One point of fifty, as the edges of letters differ.
        this.most = words.getWidth() * words.getHeight() / 50;
    }

    /// Words of a golden picture.
    ///
    /// @param picture its name
    /// @param x where they begin in it, in pixels, as the other three
    static Lettering of(String picture, int x, int y, int width, int height) throws IOException {
        var golden = ImageIO.read(GOLDEN.resolve(picture).toFile());
        return new Lettering(golden.getSubimage(x, y, width, height));
    }

    /// Whether they are anywhere in a picture.
    boolean isIn(BufferedImage picture) {
        var screen = dark(picture);
        for (int y = 0; y <= screen.length - wanted.length; y++) {
            for (int x = 0; x <= screen[0].length - wanted[0].length; x++) {
                if (isAt(screen, x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isAt(boolean[][] screen, int left, int top) {
        int different = 0;
        for (int y = 0; y < wanted.length; y++) {
            for (int x = 0; x < wanted[0].length; x++) {
                if (screen[top + y][left + x] != wanted[y][x] && ++different > most) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Which points of a picture are dark, line by line.
    private static boolean[][] dark(BufferedImage picture) {
        var dark = new boolean[picture.getHeight()][picture.getWidth()];
        for (int y = 0; y < dark.length; y++) {
            for (int x = 0; x < dark[0].length; x++) {
                dark[y][x] = (picture.getRGB(x, y) >> 8 & 0xFF) < 0x80;
            }
        }
        return dark;
    }
}
