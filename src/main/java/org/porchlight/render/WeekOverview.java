package org.porchlight.render;

import java.util.stream.Collectors;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.WeekTalk;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The upper part of the page: the days, what to talk about, where the time went, how often something happened.
final class WeekOverview {
    private final WeekReport report;
    private final WeekFigures figures;
    private final WeekWords words;
    private final Texts texts;
    private final Say say;

    private final int barHeight;

    /// @param barHeight of the longest bar that fits, in pixels of CSS
    WeekOverview(WeekReport report, WeekFigures figures, WeekWords words, int barHeight) {
        this.barHeight = barHeight;
        this.report = report;
        this.figures = figures;
        this.words = words;
        this.texts = words.texts();
        this.say = words.say();
    }

    String html() {
        if (!report.sums().known()) {
            return empty() + tiles();
        }
        return "<div class=\"top\">" + chart() + "<div class=\"gap\"></div>" + talk() + "</div>\n" + activities()
                + tiles();
    }

    private String empty() {
        return """
                <section class="card empty">
                <div class="circle">%s</div>
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
                ? "<span>%s</span>".formatted(Html.text(texts.of("minutes")))
                : "<span class=\"dash\"></span><span>%s</span>".formatted(Html.text(texts.of("limit")));
        var exempt = say.duration(report.sums().of(Kind.EXEMPT));
        var notCounted = report.days().stream().allMatch(day -> day.exempt().toSeconds() == 0)
                ? ""
                : "<span class=\"outline\"></span><span>%s</span>".formatted(Html.text(texts.of("exempt", exempt)));
        return """
                <section class="card of-days">
                <p class="sum"><strong>%s</strong> <span>%s</span></p>
                %s
                <p class="key">%s%s</p>
                </section>
                """.formatted(
                        Html.text(say.duration(figures.total())),
                        Html.text(words.total(report, figures)),
                        new WeekChart(report, words, barHeight).html(),
                        key,
                        notCounted);
    }

    private String talk() {
        var talk = WeekTalk.of(report);
        var facts = new StringBuilder();
        for (int i = 0; i < talk.facts().size(); i++) {
            facts.append(point(Integer.toString(i + 1), words.fact(talk.facts().get(i))));
        }
        var questions = talk.questions().stream()
                .map(question -> point(Icon.QUESTION.svg(14), words.question(question)))
                .collect(Collectors.joining());
        return """
                <section class="talk">
                <h2>%s<span>%s</span></h2>
                %s
                <h3>%s</h3>
                <div class="points asked">%s</div>
                <p class="same">%s<span>%s</span></p>
                </section>
                """.formatted(
                Icon.TALK.svg(18),
                Html.text(texts.of("talk")),
                facts.isEmpty()
                        ? ""
                        : "<h3>%s</h3><div class=\"points\">%s</div>"
                                .formatted(
                                        Html.text(texts.of(
                                                "talk.facts", talk.facts().size())),
                                        facts),
                Html.text(texts.of("talk.questions", talk.questions().size())),
                questions,
                Icon.EYE.svg(14),
                Html.text(texts.of(report.told() == Visibility.DETAIL ? "same" : "same.more", report.name())));
    }

    /// @param mark markup
    private static String point(String mark, String sentence) {
        return "<div class=\"point\"><div class=\"number\"><span>%s</span></div><p>%s</p></div>"
                .formatted(mark, Html.text(sentence));
    }

    private String activities() {
        if (figures.activities().isEmpty()) {
            return "";
        }
        var html = new StringBuilder("<section class=\"card sorts\">");
        figures.activities().forEach(spent -> html.append(activity(spent)));
        words.against(report)
                .ifPresent(said -> html.append("<div class=\"sort against\">%s</div>".formatted(Html.text(said))));
        return html.append("</section>\n").toString();
    }

    private String activity(WeekFigures.Spent spent) {
        var more = spent.more()
                .map(length -> " <small>%s</small>".formatted(WeekWords.moreMinutes(length)))
                .orElse("");
        return "<div class=\"sort\"><div class=\"name\"><i class=\"c-%s\"></i><span>%s</span></div><strong>%s</strong>%s</div>"
                .formatted(
                        WeekChart.css(spent.activity()),
                        Html.text(words.activity(spent.activity())),
                        Html.text(say.duration(spent.length())),
                        more);
    }

    private String tiles() {
        return "<section class=\"card tiles\">"
                + new WeekTiles(report, words)
                        .all().stream().map(WeekOverview::tile).collect(Collectors.joining())
                + "</section>\n";
    }

    private static String tile(WeekTiles.Tile tile) {
        var below = tile.below().stream().map(WeekOverview::line).collect(Collectors.joining("<br/>"));
        return "<div class=\"tile\"><div class=\"name\">%s<span>%s</span></div><strong>%s</strong><small>%s</small></div>"
                .formatted(icon(tile.sort()).svg(15), Html.text(tile.label()), Html.text(tile.figure()), below);
    }

    private static String line(WeekTiles.Line line) {
        return line.subject().isEmpty()
                ? Html.text(line.text())
                : "<bdi title=\"%s\">%s</bdi> %s"
                        .formatted(Html.text(line.subject()), Html.text(line.name()), Html.text(line.text()));
    }

    private static Icon icon(WeekTiles.Sort sort) {
        return switch (sort) {
            case REACHED -> Icon.CLOCK;
            case REQUESTS -> Icon.SEND;
            case PROGRAMS -> Icon.PROGRAM;
            case SITES -> Icon.SHIELD;
            case RESTS -> Icon.REST;
        };
    }
}
