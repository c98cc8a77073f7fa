package org.porchlight.agent.tray;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.porchlight.ui.FontFiles;

/// What a menu that is drawn here is written in: the bundled font, 14 px.
final class MenuFont {
    private static final int SIZE = 14;
    private static final Font BUNDLED = bundled().deriveFont((float) SIZE);

    private MenuFont() {}

    /// The system's own where the bundled one lacks a sign, as of a rare name.
    static Font of(String text) {
        return BUNDLED.canDisplayUpTo(text) < 0 ? BUNDLED : new Font(Font.DIALOG, Font.PLAIN, SIZE);
    }

    /// From its file where there is one: of a stream the toolkit makes a copy among the temporary files.
    private static Font bundled() {
        var resource = FontFiles.regular();
        var file = FontFiles.of(resource).filter(Files::isReadable);
        try {
            if (file.isPresent()) {
                return Font.createFont(Font.TRUETYPE_FONT, file.get().toFile());
            }
            try (var in = resource.openStream()) {
                return Font.createFont(Font.TRUETYPE_FONT, in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the bundled font " + resource, e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the bundled font " + resource + " is none", e);
        }
    }
}
