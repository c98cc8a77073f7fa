package org.porchlight.text;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// A text as a QR code, with white around it. No screen is torn or dirty: the least correction of errors keeps it
/// small.
public final class QrCode {
    /// Modules of white around it (ISO/IEC 18004 §9.1).
    private static final int QUIET = 4;

    private final BitMatrix modules;

    private QrCode(BitMatrix modules) {
        this.modules = modules;
    }

    /// @param text at most some hundred characters
    public static QrCode of(String text) {
        try {
            return new QrCode(new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.L)));
        } catch (WriterException e) {
            throw new IllegalStateException("a text of " + text.length() + " characters is too long for a QR code", e);
        }
    }

    /// How many modules it is wide and high.
    public int size() {
        return modules.getWidth();
    }

    /// Whether a module is dark.
    public boolean isDark(int x, int y) {
        return modules.get(x, y);
    }
}
