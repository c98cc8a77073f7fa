package org.porchlight.tool.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A window dump (XWDFile.h) of 80 x 80 pixels that changes under the eyes of whoever looks.
class PixelsTest {
    private static final int SIZE = 80;
    private static final int HEADER = 100;

    @TempDir
    private Path folder;

    private Path file;
    private Pixels pixels;

    @BeforeEach
    void begin() throws IOException {
        var dump = ByteBuffer.allocate(HEADER + SIZE * SIZE * 4);
        dump.putInt(0, HEADER).putInt(4, 7).putInt(16, SIZE).putInt(20, SIZE);
        dump.putInt(44, 32).putInt(48, SIZE * 4);
        file = folder.resolve("screen");
        Files.write(file, dump.array());
        pixels = new Pixels(file);
    }

    private void paint(int x, int y, int colour) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4).putInt(0, colour), HEADER + (y * SIZE + x) * 4L);
        }
    }

    @Test
    void isFreeWhileOnlyTheEdgeIsPainted() throws IOException {
        paint(2, 2, 0xffffff);
        paint(79, 40, 0xff0000);

        assertThat(pixels.awaitFree()).isLessThanOrEqualTo(System.nanoTime());
        assertThat(pixels.isDrawn()).isFalse();
    }

    @Test
    void isAPageOnceItHasManyColours() throws IOException {
        for (int colour = 1; colour < 30; colour++) {
            paint(32 + colour % 8, 32 + colour / 8, colour);
        }
        boolean blocks = pixels.isPage();
        for (int colour = 30; colour < 45; colour++) {
            paint(32 + colour % 8, 32 + colour / 8, colour);
        }

        assertThat(blocks).isFalse();
        assertThat(pixels.awaitPage()).isLessThanOrEqualTo(System.nanoTime());
    }

    @Test
    void isFramedWithThreeColoursAtTheLeftEdge() throws IOException {
        paint(40, 40, 0xffffff);
        paint(41, 40, 0xff0000);
        paint(5, 40, 0xffffff);
        assertThat(pixels.isFramed()).as("a ground that a server painted").isFalse();

        paint(6, 40, 0xff0000);

        assertThat(pixels.isFramed()).isTrue();
        assertThat(pixels.awaitFramed()).isLessThanOrEqualTo(System.nanoTime());
    }

    @Test
    void isDrawnWithThreeColoursInTheMiddle() throws IOException {
        paint(40, 40, 0xffffff);
        assertThat(pixels.isDrawn()).as("a ground that a server painted").isFalse();

        paint(41, 40, 0xff0000);

        assertThat(pixels.isDrawn()).isTrue();
        assertThat(pixels.awaitDrawn()).isLessThanOrEqualTo(System.nanoTime());
    }

    @Test
    void isStillOnceNothingChangesAnyMore() throws IOException {
        long before = pixels.sum();
        paint(5, 5, 0xffffff);

        long changed = pixels.awaitStill(before);

        assertThat(changed).isLessThan(System.nanoTime());
        assertThat(pixels.sum()).isNotEqualTo(before);
    }
}
