package org.porchlight.render;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.stream.Collectors;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Denials;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The week of a child as one HTML file: no script, nothing fetched, light and dark, fit for A4.
///
/// Parent and child are given the same page.
public final class WeekPage {
    private static final int NAMES = 6;

    private final WeekReport report;
    private final WeekFigures figures;
    private final Language language;
    private final Texts texts;
    private final Say say;
    private final WeekWords words;

    private WeekPage(WeekReport report, Language language) {
        this.report = report;
        this.figures = WeekFigures.of(report);
        this.language = language;
        this.texts = Texts.of("report", language);
        this.say = new Say(language, ZoneId.of(report.zone()));
        this.words = new WeekWords(texts, say, language);
    }

    /// The whole file, to be written as UTF-8.
    public static String html(WeekReport report, Language language) {
        return new WeekPage(report, language).page();
    }

    private String page() {
        var title = texts.of("title", report.name());
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                %s
                %s
                %s
                <p class="same">%s%s</p>
                </main>
                </body>
                </html>
                """.formatted(
                        language == Language.ZH_CN ? "zh-CN" : "en",
                        Html.text(title + " " + report.week()),
                        Html.css("week-page.css"),
                        head(title),
                        figures.total().isPositive() ? chart() + programs() : empty(),
                        tiles(),
                        Icon.EYE.svg(14),
                        Html.text(texts.of(report.told() == Visibility.DETAIL ? "same" : "same.more", report.name())));
    }

    private String head(String title) {
        var first = report.days().getFirst().day();
        int week = first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return """
                <header>
                <span class="avatar" aria-hidden="true">%s</span>
                <h1>%s</h1>
                <span class="when">%s</span>
                <span class="brand"><span class="mark"></span>%s</span>
                </header>""".formatted(
                        Html.text(initial(report.name())),
                        Html.text(title),
                        Html.text(texts.of(
                                "when", say.days(first, report.days().getLast().day()), Integer.toString(week))),
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

    private String empty() {
        return """
                <section class="card empty">
                <span class="circle">%s</span>
                <h2>%s</h2>
                <p>%s</p>
                </section>
                """.formatted(
                        Icon.SUN.svg(26),
                        Html.text(texts.of("empty." + report.lies())),
                        Html.text(texts.of("empty.then." + report.lies())));
    }

    private String chart() {
        var key = figures.limitedDays() == 0
                ? Html.text(texts.of("minutes"))
                : "<span class=\"dash\"></span>" + Html.text(texts.of("limit"));
        return """
                <section class="card">
                <p class="sum"><strong>%s</strong> <span>%s</span></p>
                %s
                <p class="key">%s</p>
                </section>
                """.formatted(
                        Html.text(say.duration(figures.total())),
                        Html.text(total()),
                        new WeekChart(report, figures, texts, say).html(),
                        key);
    }

    private String total() {
        var total = words.total(figures, report.days().size());
        return words.than(report).map(than -> total + texts.of("comma") + than).orElse(total);
    }

    private String programs() {
        if (figures.programs().isEmpty() && figures.rest().isEmpty()) {
            return "";
        }
        var html = new StringBuilder("<section class=\"card\"><ul class=\"programs\">");
        for (int i = 0; i < figures.programs().size(); i++) {
            var program = figures.programs().get(i);
            html.append(program(Integer.toString(i + 1), program.getKey(), program.getValue(), ""));
        }
        if (!figures.rest().isEmpty()) {
            html.append(program("other", texts.of("other"), figures.restOfWeek(), rest()));
        }
        return html.append("</ul></section>\n").toString();
    }

    private String program(String colour, String name, Duration length, String more) {
        return "<li><span class=\"name\"><i class=\"c-%s\"></i><bdi>%s</bdi></span><strong>%s</strong>%s</li>"
                .formatted(colour, Html.text(name), Html.text(say.duration(length)), more);
    }

    private String rest() {
        var names = figures.rest().stream()
                .limit(NAMES)
                .map(title -> named(title.getKey()) + Html.text(say.duration(title.getValue())))
                .collect(Collectors.joining("<br>"));
        return "<small>" + names + more(figures.rest().size()) + "</small>";
    }

    private String more(int names) {
        return names > NAMES ? "<br>" + Html.text(texts.of("more", names - NAMES)) : "";
    }

    private String named(String title) {
        return "<bdi>%s</bdi> ".formatted(Html.text(words.program(report, title)));
    }

    private String tiles() {
        var sums = report.sums();
        var hits = report.days().stream().filter(day -> day.limitHits() > 0).toList();
        int times = hits.stream().mapToInt(DayFacts::limitHits).sum();
        var weekdays = hits.stream()
                .map(day -> weekday(day.day().getDayOfWeek()))
                .collect(Collectors.joining(Html.text(texts.of("comma"))));
        return "<section class=\"card tiles\">"
                + tile(Icon.CLOCK, "reached", texts.of("times", times), weekdays)
                + denied(Icon.PROGRAM, "programs", sums.programs())
                + denied(Icon.SHIELD, "sites", sums.sites())
                + "</section>";
    }

    private String weekday(DayOfWeek day) {
        return Html.text(say.weekdayShort(day));
    }

    /// How many there were, by name where they are told; how often it was tried where they are not.
    private String denied(Icon icon, String key, Denials denials) {
        if (denials.times().isEmpty()) {
            return "";
        }
        var names = WeekFigures.oftenest(denials);
        var list = names.stream()
                .limit(NAMES)
                .map(name -> "<bdi title=\"%s\">%s</bdi> %s"
                        .formatted(
                                Html.text(name.getKey()),
                                Html.text(lastPart(name.getKey())),
                                Html.text(texts.of("times", name.getValue()))))
                .collect(Collectors.joining("<br>"));
        var times = denials.times().getAsInt();
        var figure = names.isEmpty() && times > 0 ? texts.of("times", times) : texts.of("count", names.size());
        return tile(icon, key, figure, list + more(names.size()));
    }

    /// The name of the file for a path; a host as it is.
    private static String lastPart(String subject) {
        return subject.substring(subject.lastIndexOf('/') + 1);
    }

    /// @param below markup
    private String tile(Icon icon, String key, String figure, String below) {
        return "<div class=\"tile\"><span class=\"name\">%s%s</span><strong>%s</strong><small>%s</small></div>"
                .formatted(icon.svg(15), Html.text(texts.of(key)), Html.text(figure), below);
    }
}
