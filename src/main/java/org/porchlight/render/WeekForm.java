package org.porchlight.render;

import java.nio.charset.StandardCharsets;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Language;

/// The files that a week can be kept as.
public enum WeekForm {
    /// For a browser.
    HTML("html"),
    /// For paper.
    PDF("pdf"),
    /// For a spreadsheet.
    CSV("csv");

    private final String ending;

    WeekForm(String ending) {
        this.ending = ending;
    }

    /// How the names of its files end, without the dot.
    public String ending() {
        return ending;
    }

    /// The bytes of the file.
    public byte[] of(WeekReport report, Language language) {
        return switch (this) {
            case HTML -> WeekPage.html(report, language).getBytes(StandardCharsets.UTF_8);
            case PDF -> WeekPdf.of(report, language);
            case CSV -> WeekCsv.of(report, language).getBytes(StandardCharsets.UTF_8);
        };
    }
}
