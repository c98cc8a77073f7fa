package org.porchlight.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/// The bundled fonts. Without them Chinese is boxes on a machine that has no Chinese font.
public final class Fonts {
    /// The family inside the bundled files, which style sheets name.
    public static final String FAMILY = "Noto Sans CJK SC";

    private static final List<String> FILES =
            List.of("NotoSansCJKsc-Regular-subset.ttf", "NotoSansCJKsc-Bold-subset.ttf");

    private Fonts() {}

    /// Makes the bundled fonts known to the toolkit. Must come before the first text is drawn; a second call
    /// changes nothing.
    static void load() {
        for (var file : FILES) {
            try (var in = Fonts.class.getResourceAsStream("/org/porchlight/fonts/" + file)) {
                Objects.requireNonNull(Font.loadFont(Objects.requireNonNull(in, file), 14), file);
            } catch (IOException e) {
                throw new UncheckedIOException("reading the bundled font " + file, e);
            }
        }
    }
}
