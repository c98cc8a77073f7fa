package org.porchlight.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/// The fonts that come with the program, for whatever a PDF file names: the machine's own are neither looked through
/// nor kept a list of.
final class BundledFonts implements FontMapper {
    static final String REGULAR = "NotoSansCJKsc-Regular-subset.ttf";
    static final String BOLD = "NotoSansCJKsc-Bold-subset.ttf";

    private final TrueTypeFont regular;

    BundledFonts() {
        try (var in = open(REGULAR)) {
            regular = new TTFParser().parse(new RandomAccessReadBuffer(in));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the bundled font " + REGULAR, e);
        }
    }

    /// The bytes of a font.
    static InputStream open(String file) {
        return Objects.requireNonNull(BundledFonts.class.getResourceAsStream("/org/porchlight/fonts/" + file), file);
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String baseFont, PDFontDescriptor descriptor) {
        return new FontMapping<>(regular, true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String baseFont, PDFontDescriptor descriptor) {
        return new FontMapping<>(regular, true);
    }

    @Override
    public CIDFontMapping getCIDFont(String baseFont, PDFontDescriptor descriptor, PDCIDSystemInfo collection) {
        return new CIDFontMapping(null, regular, true);
    }
}
