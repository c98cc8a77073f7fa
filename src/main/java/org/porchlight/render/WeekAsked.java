package org.porchlight.render;

import java.time.Duration;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// What the child asked for and which rows of its account it disputed, each beside what a parent answered.
final class WeekAsked {
    private final WeekReport report;
    private final Texts texts;
    private final Say say;

    WeekAsked(WeekReport report, WeekWords words) {
        this.report = report;
        this.texts = words.texts();
        this.say = words.say();
    }

    /// Markup; empty where there was nothing.
    String html() {
        var requests = requests();
        var disputes = disputes();
        return requests.isEmpty() || disputes.isEmpty() ? requests + disputes : Html.pair(requests, disputes);
    }

    private String requests() {
        var sums = report.sums();
        var html = new StringBuilder();
        report.requests().forEach(asking -> html.append(request(asking)));
        html.append(line("given", sums.given().granted()))
                .append(line("corrected", sums.given().corrected()));
        return html.isEmpty() ? "" : Html.card(texts, "requests", html.toString());
    }

    private String request(Asking asking) {
        var day = say.weekday(asking.at().atZone(say.zone()).getDayOfWeek());
        var asked = asking.amount()
                .map(amount -> texts.of("asked.for", day, say.clock(asking.at()), say.duration(amount)))
                .orElseGet(() -> texts.of("asked", day, say.clock(asking.at())));
        var words = asking.answer().map(Asking.Answer::words).orElse("");
        return row(asked, asking.words(), answer(asking), words);
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

    private String disputes() {
        var html = new StringBuilder();
        report.disputes().forEach(dispute -> html.append(dispute(dispute)));
        return html.isEmpty() ? "" : Html.card(texts, "disputes", html.toString());
    }

    private String dispute(Dispute dispute) {
        var row = dispute.row();
        var disputed = texts.of(
                "disputed",
                say.weekday(dispute.day().getDayOfWeek()),
                say.span(row.from(), row.to()),
                say.duration(row.length()));
        var words = dispute.answer().map(Dispute.Answer::words).orElse("");
        return row(disputed, dispute.text(), answer(dispute), words);
    }

    private String answer(Dispute dispute) {
        if (dispute.answer().isEmpty()) {
            return texts.of(
                    "dispute.open",
                    say.dateShort(dispute.due().atZone(say.zone()).toLocalDate()));
        }
        var less = dispute.answer().get().amount();
        return less.isZero() ? texts.of("dispute.stays") : texts.of("dispute.less", say.duration(less));
    }

    private static String row(String asked, String words, String answered, String answer) {
        return "<div class=\"row\"><div class=\"ask\"><p>%s</p>%s</div><div class=\"reply\"><p><b>%s</b></p>%s</div></div>"
                .formatted(Html.text(asked), quote(words), Html.text(answered), quote(answer));
    }

    private static String quote(String words) {
        return words.isBlank() ? "" : "<p class=\"quote\"><bdi>%s</bdi></p>".formatted(Html.text(words));
    }

    private String line(String key, Duration length) {
        return length.toSeconds() > 0
                ? "<p class=\"line-of\">%s</p>".formatted(Html.text(texts.of(key, say.duration(length))))
                : "";
    }
}
