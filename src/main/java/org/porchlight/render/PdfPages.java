package org.porchlight.render;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// The pages of a PDF file as pictures, for a printer.
public final class PdfPages {
    private PdfPages() {}

    /// Draws every page.
    ///
    /// @param pdf a file of ours
    /// @param dpi dots per inch: a page of A4 has 8.3 × 11.7 inches
    public static List<BufferedImage> of(byte[] pdf, int dpi) {
        try (var document = Loader.loadPDF(pdf)) {
            var renderer = new PDFRenderer(document);
            var pages = new ArrayList<BufferedImage>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                pages.add(renderer.renderImageWithDPI(page, dpi, ImageType.RGB));
            }
            return pages;
        } catch (IOException e) {
            // It was made in memory a moment ago: the file or the program is wrong.
            throw new UncheckedIOException("drawing the pages of a PDF file", e);
        }
    }
}
