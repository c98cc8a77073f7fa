package org.porchlight.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.DayLine.Stretch;
import org.porchlight.text.Say;
import org.porchlight.ui.RowWords;
import org.porchlight.ui.Words;

/// The account of a day as a table for a spreadsheet (RFC 4180): a line a row, lengths in minutes with two decimals.
final class DayTable {
    private static final String LINE = "\r\n";
    /// Without it spreadsheets of the Chinese Windows take the file for GBK.
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final List<String> COLUMNS =
            List.of("day", "from", "to", "minutes", "sort", "title", "why", "left", "receipt");

    private final Words words;
    private final Say say;
    private final RowWords rows;

    DayTable(Words words, Say say) {
        this.words = words;
        this.say = say;
        this.rows = new RowWords(say);
    }

    /// The whole file.
    byte[] csv(AccountReport report, List<DayLine> lines) {
        var head = COLUMNS.stream().map(column -> words.of("account.csv." + column));
        var all = new ArrayList<>(List.of(line(head)));
        lines.forEach(line -> all.add(line(cells(report, line))));
        return (BYTE_ORDER_MARK + String.join(LINE, all) + LINE).getBytes(StandardCharsets.UTF_8);
    }

    private Stream<String> cells(AccountReport report, DayLine line) {
        var day = report.account().day().toString();
        var left = line.left().map(rest -> minutes(rest.toMillis())).orElse("");
        var receipt = report.account().receipt().orElse("");
        return switch (line) {
            case Stretch stretch ->
                Stream.of(
                        day,
                        say.clock(stretch.interval().from()),
                        say.clock(stretch.interval().to()),
                        minutes(stretch.interval().length().toMillis()),
                        rows.sort(line),
                        rows.title(line),
                        rows.why(line),
                        left,
                        receipt);
            case DayLine.TakenBack back ->
                Stream.of(
                        day,
                        "",
                        "",
                        "-" + minutes(back.amount().toMillis()),
                        rows.sort(line),
                        "",
                        rows.why(line),
                        left,
                        receipt);
        };
    }

    private static String minutes(long millis) {
        long hundredths = Math.round(millis / 600.0);
        return hundredths / 100 + "." + String.format("%02d", hundredths % 100);
    }

    private static String line(Stream<String> cells) {
        return cells.map(DayTable::cell).collect(Collectors.joining(","));
    }

    /// Names of programs are a child's own: none is taken for a formula.
    private static String cell(String text) {
        var safe = !text.isEmpty() && "=+@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
