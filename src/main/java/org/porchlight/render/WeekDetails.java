package org.porchlight.render;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lower part of the page: programs, what was asked and answered, receipts, what nobody could see.
final class WeekDetails {
    private final WeekParts parts;

    WeekDetails(WeekParts parts) {
        this.parts = parts;
    }

    String html() {
        return programs() + asked() + Html.pair(receipts(), unseen());
    }

    /// What was asked and what was called wrong, side by side where there is both.
    private String asked() {
        var requests = requests();
        var disputes = disputes();
        return requests.isEmpty() || disputes.isEmpty() ? requests + disputes : Html.pair(requests, disputes);
    }

    private String programs() {
        var programs = parts.programs();
        if (programs.isEmpty()) {
            return "";
        }
        var rows = programs.stream()
                .map(program -> "<li><bdi>%s</bdi> <b>%s</b></li>"
                        .formatted(Html.text(program.name()), Html.text(program.figure())));
        var more = parts.morePrograms().stream().map(text -> "<li>%s</li>".formatted(Html.text(text)));
        return card(
                "programs", "<ul class=\"flow\">" + Stream.concat(rows, more).collect(Collectors.joining()) + "</ul>");
    }

    private String requests() {
        var html = new StringBuilder();
        parts.requests().forEach(asked -> html.append(request(asked)));
        html.append(paragraphs("line-of", parts.given()));
        return html.isEmpty() ? "" : card("requests", html.toString());
    }

    private String disputes() {
        var html = parts.disputes().stream().map(WeekDetails::request).collect(Collectors.joining());
        return html.isEmpty() ? "" : card("disputes", html);
    }

    private static String request(WeekParts.Asked asked) {
        return "<div class=\"row\"><div class=\"ask\"><p>%s</p>%s</div><div class=\"reply\"><p><b>%s</b></p>%s</div></div>"
                .formatted(
                        Html.text(asked.asked()),
                        quote(asked.words()),
                        Html.text(asked.answer()),
                        quote(asked.reply()));
    }

    private static String quote(String words) {
        return words.isBlank() ? "" : "<p class=\"quote\"><bdi>%s</bdi></p>".formatted(Html.text(words));
    }

    private String receipts() {
        var rows = parts.receipts().stream()
                .map(receipt ->
                        "<li>%s <code>%s</code></li>".formatted(Html.text(receipt.name()), Html.text(receipt.figure())))
                .collect(Collectors.joining());
        var hint = Html.text(parts.receiptsHint());
        return card(
                "receipts",
                rows.isEmpty()
                        ? "<p>%s</p>".formatted(hint)
                        : "<ul class=\"flow\">%s</ul><p class=\"hint\">%s</p>".formatted(rows, hint));
    }

    private String unseen() {
        return card("unseen", paragraphs("", parts.unseen()) + paragraphs("hint", parts.unseenHints()));
    }

    private static String paragraphs(String css, List<String> lines) {
        var open = css.isEmpty() ? "<p>" : "<p class=\"%s\">".formatted(css);
        return lines.stream().map(line -> open + Html.text(line) + "</p>").collect(Collectors.joining());
    }

    /// @param content markup
    private String card(String key, String content) {
        return "<section class=\"card of-%s\"><h2>%s</h2>%s</section>\n"
                .formatted(key, Html.text(parts.title(key)), content);
    }
}
