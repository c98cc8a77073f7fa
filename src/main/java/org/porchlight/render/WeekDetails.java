package org.porchlight.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The lower part of the page: programs, what was asked and answered, receipts, what nobody could see.
final class WeekDetails {
    private static final int PROGRAMS = 10;

    private final WeekReport report;
    private final WeekFigures figures;
    private final WeekWords words;
    private final Texts texts;
    private final Say say;

    WeekDetails(WeekReport report, WeekFigures figures, WeekWords words) {
        this.report = report;
        this.figures = figures;
        this.words = words;
        this.texts = words.texts();
        this.say = words.say();
    }

    String html() {
        return programs() + requests() + "<div class=\"pair\">" + receipts() + "<div class=\"gap\"></div>" + unseen()
                + "</div>\n";
    }

    private String programs() {
        var programs = figures.programs();
        if (programs.isEmpty()) {
            return "";
        }
        var rows = programs.stream()
                .limit(PROGRAMS)
                .map(program -> "<li><bdi>%s</bdi> <b>%s</b></li>"
                        .formatted(
                                Html.text(words.program(report, program.getKey())),
                                Html.text(say.duration(program.getValue()))))
                .collect(Collectors.joining());
        var more = programs.size() > PROGRAMS
                ? "<li>%s</li>".formatted(Html.text(texts.of("more", programs.size() - PROGRAMS)))
                : "";
        return card("programs", "<ul class=\"flow\">" + rows + more + "</ul>");
    }

    private String requests() {
        var sums = report.sums();
        var html = new StringBuilder();
        report.requests().forEach(asking -> html.append(request(asking)));
        html.append(line("given", sums.given().granted()))
                .append(line("corrected", sums.given().corrected()));
        return html.isEmpty() ? "" : card("requests", html.toString());
    }

    private String request(Asking asking) {
        var day = say.weekday(asking.at().atZone(say.zone()).getDayOfWeek());
        var asked = asking.amount()
                .map(amount -> texts.of("asked.for", day, say.clock(asking.at()), say.duration(amount)))
                .orElseGet(() -> texts.of("asked", day, say.clock(asking.at())));
        return "<div class=\"row\"><div class=\"ask\"><p>%s</p>%s</div><div class=\"reply\"><p><b>%s</b></p>%s</div></div>"
                .formatted(
                        Html.text(asked),
                        quote(asking.words()),
                        Html.text(answer(asking)),
                        quote(asking.answer().map(Asking.Answer::words).orElse("")));
    }

    private String answer(Asking asking) {
        if (asking.answer().isEmpty()) {
            return texts.of("answer.open");
        }
        return asking.answer()
                .get()
                .granted()
                .map(amount -> texts.of("answer.approved", say.duration(amount)))
                .orElseGet(() -> texts.of("answer.denied"));
    }

    private static String quote(String words) {
        return words.isBlank() ? "" : "<p class=\"quote\"><bdi>%s</bdi></p>".formatted(Html.text(words));
    }

    private String line(String key, Duration length) {
        return length.toSeconds() > 0
                ? "<p class=\"line-of\">%s</p>".formatted(Html.text(texts.of(key, say.duration(length))))
                : "";
    }

    private String receipts() {
        var rows = report.days().stream()
                .flatMap(day -> day.receipt().stream()
                        .map(receipt -> "<li>%s <code>%s</code></li>"
                                .formatted(Html.text(say.weekdayShort(day.day().getDayOfWeek())), Html.text(receipt))))
                .collect(Collectors.joining());
        return card(
                "receipts",
                rows.isEmpty()
                        ? "<p>%s</p>".formatted(Html.text(texts.of("receipts.none")))
                        : "<ul class=\"flow\">%s</ul><p class=\"hint\">%s</p>"
                                .formatted(rows, Html.text(texts.of("receipts.what"))));
    }

    private String unseen() {
        var lines = new ArrayList<String>();
        var sums = report.sums();
        add(lines, "unseen.guard-down", sums.of(Kind.GUARD_DOWN));
        add(lines, "unseen.unenforced", sums.of(Kind.UNENFORCED));
        if (report.told() == Visibility.DETAIL) {
            add(lines, "unseen.unknown", sums.byTitle().getOrDefault("", Duration.ZERO));
        }
        if (lines.isEmpty() && sums.known()) {
            lines.add(texts.of("unseen.nothing"));
        }
        var html = lines.stream()
                .map(line -> "<p>%s</p>".formatted(Html.text(line)))
                .collect(Collectors.joining());
        var told = report.told() == Visibility.DETAIL
                ? ""
                : "<p class=\"hint\">%s</p>".formatted(Html.text(texts.of("told." + report.told())));
        return card("unseen", html + "<p class=\"hint\">%s</p>".formatted(Html.text(texts.of("unseen.always"))) + told);
    }

    private void add(List<String> lines, String key, Duration length) {
        if (length.toSeconds() > 0) {
            lines.add(texts.of(key, say.duration(length)));
        }
    }

    /// @param content markup
    private String card(String key, String content) {
        return "<section class=\"card of-%s\"><h2>%s</h2>%s</section>\n"
                .formatted(key, Html.text(texts.of("card." + key)), content);
    }
}
