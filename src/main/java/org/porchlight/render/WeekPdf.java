package org.porchlight.render;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Language;

/// The week of a child as a PDF file for A4, from the same page as [WeekPage], with the characters it uses embedded.
///
/// A character that the bundled font lacks is printed as `□`.
public final class WeekPdf {
    private static final String FAMILY = "Noto Sans CJK SC";
    private static final Map<Integer, String> FONTS = Map.of(400, BundledFonts.REGULAR, 700, BundledFonts.BOLD);
    private static final Pattern COLOUR = Pattern.compile("(--[a-z0-9-]+): (#[0-9A-F]{6});");

    static {
        // It would tell of its work step by step.
        XRLog.setLoggingEnabled(false);
        FontMappers.set(new BundledFonts());
    }

    private WeekPdf() {}

    /// The bytes of the file.
    public static byte[] of(WeekReport report, Language language) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder()
                .withHtmlContent(inLightColours(WeekPage.paper(report, language)), "")
                .useExternalResourceAccessControl(
                        (_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useSVGDrawer(new PaperIcons())
                .useReplacementText("□")
                .usePdfUaAccessibility(true)
                .withProducer("Porchlight")
                .toStream(out);
        FONTS.forEach((weight, file) ->
                builder.useFont(() -> BundledFonts.open(file), FAMILY, weight, FontStyle.NORMAL, true));
        try {
            builder.run();
        } catch (IOException e) {
            // Nothing is read and nothing is written but memory: the page or the program is wrong.
            throw new UncheckedIOException("making the PDF of week " + report.week(), e);
        }
        return out.toByteArray();
    }

    /// Paper is white, and the library knows no variables: each is replaced by its first colour, which is the light
    /// one.
    private static String inLightColours(String page) {
        var result = page;
        var seen = new HashSet<String>();
        var colours = COLOUR.matcher(page);
        while (colours.find()) {
            if (seen.add(colours.group(1))) {
                result = result.replace("var(" + colours.group(1) + ")", colours.group(2));
            }
        }
        return result;
    }
}
