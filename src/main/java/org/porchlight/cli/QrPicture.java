package org.porchlight.cli;

import java.util.ArrayList;
import java.util.List;
import org.porchlight.text.QrCode;

/// A QR code in half blocks: a character is two modules, one above the other, and what it leaves free is white.
final class QrPicture {
    private QrPicture() {}

    /// @param text at most some hundred characters
    static List<String> lines(String text) {
        var code = QrCode.of(text);
        var lines = new ArrayList<String>();
        for (int y = 0; y < code.size(); y += 2) {
            var line = new StringBuilder();
            for (int x = 0; x < code.size(); x++) {
                boolean below = y + 1 < code.size() && code.isDark(x, y + 1);
                line.append(block(code.isDark(x, y), below));
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
}
