package org.porchlight.render;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Denials;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.WeekTalk;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The upper part of the page: the days, what to talk about, where the time went, how often something happened.
final class WeekOverview {
    private static final int NAMES = 4;

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
                        Html.text(total()),
                        new WeekChart(report, words, barHeight).html(),
                        key,
                        notCounted);
    }

    private String total() {
        var total = words.total(figures, report.days().size());
        return words.than(report).map(than -> total + texts.of("clause") + than).orElse(total);
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
                Html.text(texts.of("talk.questions")),
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
        if (report.sumsBefore().known()) {
            html.append("<div class=\"sort against\">%s</div>".formatted(Html.text(texts.of("against"))));
        }
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
                + Stream.of(
                                reached(),
                                requests(),
                                denied(Icon.PROGRAM, "programs", report.sums().programs()),
                                denied(Icon.SHIELD, "sites", report.sums().sites()),
                                rests())
                        .collect(Collectors.joining())
                + "</section>\n";
    }

    private String reached() {
        var hits = report.days().stream().filter(day -> day.limitHits() > 0).toList();
        int times = hits.stream().mapToInt(DayFacts::limitHits).sum();
        var weekdays = hits.stream()
                .map(day -> Html.text(say.weekdayShort(day.day().getDayOfWeek())))
                .collect(Collectors.joining(Html.text(texts.of("comma"))));
        return tile(Icon.CLOCK, "reached", texts.of("times", times), weekdays);
    }

    /// How many there were; of those whose words are still kept, how many wait and what was said of the others.
    private String requests() {
        long open = count(asking -> asking.answer().isEmpty());
        long approved = count(asking ->
                asking.answer().filter(answer -> answer.granted().isPresent()).isPresent());
        long denied = report.requests().size() - open - approved;
        var parts = Stream.of(
                        part("requests.open", open),
                        part("requests.approved", approved),
                        part("requests.denied", denied))
                .flatMap(List::stream)
                .collect(Collectors.joining(texts.of("clause")));
        int times = Math.max(report.sums().asked().times(), report.requests().size());
        return tile(Icon.SEND, "requests", texts.of("names", times), Html.text(parts));
    }

    private List<String> part(String key, long number) {
        return number == 0 ? List.of() : List.of(texts.of(key, number));
    }

    private long count(Function<Asking, Boolean> test) {
        return report.requests().stream().filter(test::apply).count();
    }

    private String rests() {
        var rests = report.sums().rests();
        var below = rests.taken() == 0
                ? ""
                : Html.text(texts.of("rests.mean", say.duration(rests.rested().dividedBy(rests.taken()))));
        if (rests.unrested().compareTo(Duration.ofSeconds(1)) >= 0) {
            below += (below.isEmpty() ? "" : "<br/>")
                    + Html.text(texts.of("rests.unrested", say.duration(rests.unrested())));
        }
        return tile(Icon.REST, "rests", texts.of("times", rests.taken()), below);
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
                .collect(Collectors.joining("<br/>"));
        var times = denials.times().getAsInt();
        var figure = names.isEmpty() && times > 0 ? texts.of("times", times) : texts.of("names", names.size());
        var more = names.size() > NAMES ? "<br/>" + Html.text(texts.of("more", names.size() - NAMES)) : "";
        return tile(icon, key, figure, list + more);
    }

    /// The name of the file for a path; a host as it is.
    private static String lastPart(String subject) {
        return subject.substring(subject.lastIndexOf('/') + 1);
    }

    /// @param below markup
    private String tile(Icon icon, String key, String figure, String below) {
        return "<div class=\"tile\"><div class=\"name\">%s<span>%s</span></div><strong>%s</strong><small>%s</small></div>"
                .formatted(icon.svg(15), Html.text(texts.of(key)), Html.text(figure), below);
    }
}
