package org.porchlight.render;

import java.util.Locale;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// The week of a child as one HTML file: no script, nothing fetched, light and dark, fit for A4.
///
/// Parent and child are given the same page. [WeekPdf] makes its file from the same one, with another sheet.
public final class WeekPage {
    private static final int SCREEN_BARS = 296;
    private static final int PAPER_BARS = 188;

    private final WeekReport report;
    private final Language language;
    private final Texts texts;
    private final WeekWords words;

    private WeekPage(WeekReport report, Language language) {
        this.report = report;
        this.language = language;
        this.words = WeekWords.of(report, language);
        this.texts = words.texts();
    }

    /// The whole file, to be written as UTF-8.
    public static String html(WeekReport report, Language language) {
        return new WeekPage(report, language).page(css("week-screen.css"), SCREEN_BARS);
    }

    /// The page with the sheet for paper, which uses nothing that came after CSS 2.1 but round corners.
    static String paper(WeekReport report, Language language) {
        return new WeekPage(report, language).page(css("week-paper.css"), PAPER_BARS);
    }

    /// The style of a page of ours: colours, what all have, and what one kind has.
    static String css(String kind) {
        return Html.css("week-colours.css") + Html.css("week-page.css") + Html.css(kind);
    }

    /// Well-formed as XML too, which is how the paper's is read.
    private String page(String css, int barHeight) {
        var figures = WeekFigures.of(report);
        var title = texts.of("title", report.name());
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                %s
                %s
                %s
                </main>
                </body>
                </html>
                """.formatted(
                        language == Language.ZH_CN ? "zh-CN" : "en",
                        Html.text(title + " " + report.week()),
                        css,
                        head(title),
                        new WeekOverview(report, figures, words, barHeight).html(),
                        new WeekDetails(new WeekParts(report, figures, words)).html());
    }

    private String head(String title) {
        return """
                <header>
                <div class="who"><span class="avatar" aria-hidden="true">%s</span></div>
                <div class="title"><h1>%s</h1></div>
                <div class="when">%s</div>
                <div class="brand"><span class="lamp">%s</span><span>%s</span></div>
                </header>""".formatted(
                        Html.text(initial(report.name())),
                        Html.text(title),
                        Html.text(words.when(report)),
                        Icon.LAMP.svg(24),
                        Html.text(texts.of("brand")));
    }

    /// The letter of a child's picture: the first one, or the last of a Chinese name, where the first only says
    /// "little".
    private static String initial(String name) {
        var letters = name.strip().codePoints().toArray();
        if (letters.length == 0) {
            return "";
        }
        int letter = Character.isIdeographic(letters[0]) ? letters[letters.length - 1] : letters[0];
        return Character.toString(letter).toUpperCase(Locale.ROOT);
    }
}
