package org.porchlight.tool.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Reads the file in which Xvfb keeps its screen: an X window dump, version 7 (XWDFile.h), of a true-colour screen with
/// 32 bits a pixel.
public final class WindowDump {
    private static final int VERSION = 7;
    private static final int COLOUR_BYTES = 12;
    private static final int HEADER_SIZE = 0;
    private static final int FILE_VERSION = 4;
    private static final int WIDTH = 16;
    private static final int HEIGHT = 20;
    private static final int BYTE_ORDER = 28;
    private static final int BITS_PER_PIXEL = 44;
    private static final int BYTES_PER_LINE = 48;
    private static final int COLOURS = 76;

    private WindowDump() {}

    /// @throws IOException when it is of another form
    public static BufferedImage read(byte[] dump) throws IOException {
        var in = ByteBuffer.wrap(dump);
        if (dump.length < 100 || in.getInt(FILE_VERSION) != VERSION || in.getInt(BITS_PER_PIXEL) != 32) {
            throw new IOException("reading a picture of the screen: not a 32-bit window dump");
        }
        int width = in.getInt(WIDTH);
        int height = in.getInt(HEIGHT);
        int line = in.getInt(BYTES_PER_LINE);
        int start = in.getInt(HEADER_SIZE) + in.getInt(COLOURS) * COLOUR_BYTES;
        in.order(in.getInt(BYTE_ORDER) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, in.getInt(start + y * line + x * 4));
            }
        }
        return image;
    }
}
