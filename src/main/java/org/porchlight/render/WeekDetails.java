package org.porchlight.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The lower part of the page: programs, what was asked, disputed and answered, receipts, what nobody could see.
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
        return programs() + new WeekAsked(report, words).html() + Html.pair(receipts(), unseen());
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
        return Html.card(texts, "programs", "<ul class=\"flow\">" + rows + more + "</ul>");
    }

    private String receipts() {
        var rows = report.days().stream()
                .flatMap(day -> day.receipt().stream()
                        .map(receipt -> "<li>%s <code>%s</code></li>"
                                .formatted(Html.text(say.weekdayShort(day.day().getDayOfWeek())), Html.text(receipt))))
                .collect(Collectors.joining());
        return Html.card(
                texts,
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
        return Html.card(
                texts,
                "unseen",
                html + "<p class=\"hint\">%s</p>".formatted(Html.text(texts.of("unseen.always"))) + told);
    }

    private void add(List<String> lines, String key, Duration length) {
        if (length.toSeconds() > 0) {
            lines.add(texts.of(key, say.duration(length)));
        }
    }
}
