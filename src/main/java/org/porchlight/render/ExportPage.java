package org.porchlight.render;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.porchlight.core.report.Export;
import org.porchlight.core.report.Export.Row;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// Everything that is kept of a child as one HTML file: no script, nothing fetched, light and dark, fit for A4. First
/// the
/// days as people read them, then every row word for word, so that what is stored is what is shown.
public final class ExportPage {
    private final Export export;
    private final Language language;
    private final Texts texts;
    private final Texts words;
    private final Say say;

    private ExportPage(Export export, Language language, Texts texts) {
        this.export = export;
        this.language = language;
        this.texts = texts;
        this.words = Texts.of("cli", language);
        this.say = new Say(language, ZoneId.of(export.zone()));
    }

    /// The whole file, to be written as UTF-8.
    public static String html(Export export, Language language) {
        return new ExportPage(export, language, Texts.of("export", language)).page();
    }

    /// The same where it is the child itself that keeps it.
    public static String ownHtml(Export export, Language language) {
        return new ExportPage(export, language, Texts.of("export", language).toTheChild()).page();
    }

    private String page() {
        var title = texts.of("title", export.name());
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
                %s%s</style>
                </head>
                <body>
                <main>
                <header><h1>%s</h1><span class="when">%s</span><span class="brand">%s%s</span></header>
                <p class="lead">%s</p>
                %s%s%s
                </main>
                </body>
                </html>
                """.formatted(
                language == Language.ZH_CN ? "zh-CN" : "en",
                Html.text(title),
                WeekPage.css("week-screen.css"),
                Html.css("export-page.css"),
                Html.text(title),
                Html.text(range()),
                Icon.LAMP.svg(24),
                Html.text(texts.of("brand")),
                Html.text(texts.of("lead", Integer.toString(export.rows().size()))),
                days(),
                course(),
                verbatim());
    }

    private String range() {
        var days = byDay("p_day");
        return days.isEmpty()
                ? texts.of("no-days")
                : texts.of("range", days.firstKey().toString(), days.lastKey().toString());
    }

    private SortedMap<LocalDate, List<Row>> byDay(String table) {
        return export.of(table).stream()
                .collect(Collectors.groupingBy(
                        row -> LocalDate.parse(row.text("day")), TreeMap::new, Collectors.toList()));
    }

    private static Duration sum(List<Row> rows, String column) {
        return Duration.ofMillis(
                rows.stream().mapToLong(row -> row.number(column)).sum());
    }

    /// A line for each day: what was counted, the limit, what was given, and the programs.
    private String days() {
        var titles = byDay("p_day_title");
        var denied = byDay("p_day_denied");
        var rows = new StringBuilder();
        byDay("p_day")
                .forEach((day, parts) -> rows.append("<tr><th>%s</th>".formatted(Html.text(date(day))))
                        .append(cell(say.duration(sum(parts, "counted_ms").minus(sum(parts, "corrected_ms")))))
                        .append(cell(limit(parts)))
                        .append(cell(shown(sum(parts, "granted_ms"))))
                        .append(cell(titles(titles.getOrDefault(day, List.of()))))
                        .append(cell(denied(denied.getOrDefault(day, List.of()))))
                        .append("</tr>\n"));
        return rows.isEmpty()
                ? ""
                : section("days", table(List.of("day", "counted", "limit", "granted", "programs", "denied"), rows));
    }

    private String date(LocalDate day) {
        return day + " " + say.weekdayShort(day.getDayOfWeek());
    }

    private String limit(List<Row> parts) {
        return parts.stream()
                .flatMap(row -> row.values().getOrDefault("budget_ms", Optional.empty()).stream())
                .reduce((_, last) -> last)
                .map(millis -> say.minutes(Duration.ofMillis(Long.parseLong(millis))))
                .orElse("");
    }

    private String shown(Duration length) {
        return length.isZero() ? "" : say.minutes(length);
    }

    private String titles(List<Row> rows) {
        var sums = new LinkedHashMap<String, Duration>();
        rows.forEach(row -> sums.merge(row.text("title"), Duration.ofMillis(row.number("counted_ms")), Duration::plus));
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue().isPositive())
                .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
                .map(entry -> (entry.getKey().isEmpty() ? texts.of("untitled") : entry.getKey()) + " "
                        + say.duration(entry.getValue()))
                .collect(Collectors.joining(texts.of("comma")));
    }

    private String denied(List<Row> rows) {
        return rows.stream()
                .map(row -> texts.of("times", row.text("subject"), row.number("times")))
                .collect(Collectors.joining(texts.of("comma")));
    }

    /// Each day from interval to interval.
    private String course() {
        var all = new StringBuilder();
        byDay("p_interval").forEach((day, intervals) -> {
            var rows = new StringBuilder();
            for (var row : intervals) {
                rows.append("<tr><th>%s</th>"
                                .formatted(Html.text(say.span(
                                        Instant.ofEpochMilli(row.number("from_ms")),
                                        Instant.ofEpochMilli(row.number("to_ms"))))))
                        .append(cell(say.duration(Duration.ofMillis(row.number("length_ms")))))
                        .append(cell(words.of("kind." + row.text("kind"))))
                        .append(cell(row.text("title")))
                        .append("</tr>\n");
            }
            all.append("<h3>%s</h3>\n".formatted(Html.text(date(day))))
                    .append(table(List.of("time", "length", "kind", "title"), rows));
        });
        return all.isEmpty() ? "" : section("course", all.toString());
    }

    /// Every row with every value.
    private String verbatim() {
        var tables = new LinkedHashMap<String, List<Row>>();
        export.rows()
                .forEach(row -> tables.computeIfAbsent(row.table(), _ -> new ArrayList<>())
                        .add(row));
        var all = new StringBuilder();
        tables.forEach((table, rows) -> {
            var key = "table." + table;
            all.append("<h3>%s</h3>\n<ol class=\"rows\">\n"
                    .formatted(Html.text((texts.keys().contains(key) ? texts.of(key) + " · " : "") + table)));
            rows.forEach(row -> all.append("<li>%s</li>\n".formatted(values(row))));
            all.append("</ol>\n");
        });
        return section("verbatim", all.toString());
    }

    private static String values(Row row) {
        return row.values().entrySet().stream()
                .filter(value -> value.getValue().isPresent())
                .map(value -> "<b>%s</b> %s"
                        .formatted(
                                Html.text(value.getKey()),
                                Html.text(value.getValue().orElseThrow())))
                .collect(Collectors.joining(" "));
    }

    private String section(String key, String html) {
        return "<section class=\"card\"><h2>%s</h2><p>%s</p>%s</section>\n"
                .formatted(Html.text(texts.of(key)), Html.text(texts.of(key + ".lead")), html);
    }

    private String table(List<String> columns, StringBuilder rows) {
        var head = columns.stream()
                .map(column -> "<th>%s</th>".formatted(Html.text(texts.of("column." + column))))
                .collect(Collectors.joining());
        return "<table><thead><tr>%s</tr></thead><tbody>\n%s</tbody></table>\n".formatted(head, rows);
    }

    private static String cell(String text) {
        return "<td>%s</td>".formatted(Html.text(text));
    }
}
