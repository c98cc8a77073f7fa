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

    /// Where the pixels lie in it.
    ///
    /// @param start of the first, in bytes
    /// @param line bytes of a line
    /// @param order of the bytes of a pixel
    public record Form(int width, int height, int start, int line, ByteOrder order) {
        /// @throws IOException when it is of another form
        public static Form of(ByteBuffer dump) throws IOException {
            if (dump.limit() < 100 || dump.getInt(FILE_VERSION) != VERSION || dump.getInt(BITS_PER_PIXEL) != 32) {
                throw new IOException("reading a picture of the screen: not a 32-bit window dump");
            }
            return new Form(
                    dump.getInt(WIDTH),
                    dump.getInt(HEIGHT),
                    dump.getInt(HEADER_SIZE) + dump.getInt(COLOURS) * COLOUR_BYTES,
                    dump.getInt(BYTES_PER_LINE),
                    dump.getInt(BYTE_ORDER) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        }

        /// The place of a pixel, in bytes.
        public int at(int x, int y) {
            return start + y * line + x * 4;
        }
    }

    /// @throws IOException when it is of another form
    public static BufferedImage read(byte[] dump) throws IOException {
        var in = ByteBuffer.wrap(dump);
        var form = Form.of(in);
        in.order(form.order());
        var image = new BufferedImage(form.width(), form.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < form.height(); y++) {
            for (int x = 0; x < form.width(); x++) {
                image.setRGB(x, y, in.getInt(form.at(x, y)));
            }
        }
        return image;
    }
}
