package org.porchlight.cli;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A QR code in half blocks: a character is two modules, one above the other, and what it leaves free is white. No
/// screen is torn or dirty: the least correction of errors keeps it small.
final class QrPicture {
    /// Modules of white around it (ISO/IEC 18004 §9.1).
    private static final int QUIET = 4;

    private QrPicture() {}

    /// @param text at most some hundred characters
    static List<String> lines(String text) {
        var modules = modules(text);
        var lines = new ArrayList<String>();
        for (int y = 0; y < modules.getHeight(); y += 2) {
            var line = new StringBuilder();
            for (int x = 0; x < modules.getWidth(); x++) {
                boolean below = y + 1 < modules.getHeight() && modules.get(x, y + 1);
                line.append(block(modules.get(x, y), below));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static char block(boolean above, boolean below) {
        if (above) {
            return below ? '█' : '▀';
        }
        return below ? '▄' : ' ';
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.L));
        } catch (WriterException e) {
            throw new IllegalStateException("a text of " + text.length() + " characters is too long for a QR code", e);
        }
    }
}
