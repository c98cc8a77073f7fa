package org.porchlight.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Doubt;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.WeekTalk;
import org.porchlight.text.Language;

/// The week of a child as a table for a spreadsheet (RFC 4180): a line a day, lengths in minutes with two decimals, a
/// column for each category of programs. A cell is empty where nothing is known or told. Below the days are lines
/// without a day, of which only the fact and the question are filled: what to talk about.
///
/// A new column comes after all that were there, for whoever finds them by their place.
///
/// No cell holds words of a child or of a stranger, so none can be taken for a formula.
public final class WeekCsv {
    private static final String LINE = "\r\n";
    /// Without it spreadsheets of the Chinese Windows take the file for GBK.
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final List<String> BEFORE = List.of("day", "limit", "counted", "exempt");
    private static final List<String> AFTER = List.of(
            "reached",
            "requests",
            "approved",
            "given",
            "corrected",
            "rests",
            "rested",
            "unrested",
            "programs",
            "sites",
            "guard-down",
            "unenforced",
            "receipt",
            "unknown");
    private static final List<Doubt.Of> DOUBTS = List.of(Doubt.Of.CLOCK, Doubt.Of.HOLDING);
    private static final List<String> TALK = List.of("fact", "question");
    private static final List<Doubt.Of> LATER_DOUBTS =
            Arrays.stream(Doubt.Of.values()).filter(of -> !DOUBTS.contains(of)).toList();

    private WeekCsv() {}

    /// The whole file, to be written as UTF-8.
    public static String of(WeekReport report, Language language) {
        var words = WeekWords.of(report, language);
        var texts = words.texts();
        var categories = new TreeSet<>(report.sums().byCategory().keySet());
        var lines = new ArrayList<String>();
        var heads = new ArrayList<String>();
        BEFORE.forEach(key -> heads.add(texts.of("csv." + key)));
        categories.forEach(category -> heads.add(words.category(category)));
        AFTER.forEach(key -> heads.add(texts.of("csv." + key)));
        DOUBTS.forEach(of -> heads.add(texts.of("csv." + key(of))));
        TALK.forEach(key -> heads.add(texts.of("csv." + key)));
        LATER_DOUBTS.forEach(of -> heads.add(texts.of("csv." + key(of))));
        lines.add(line(heads));
        report.days().forEach(day -> lines.add(line(cells(report, day, categories))));
        lines.addAll(talk(WeekTalk.of(report), words, heads.size()));
        return BYTE_ORDER_MARK + String.join(LINE, lines) + LINE;
    }

    private static List<String> cells(WeekReport report, DayFacts day, Set<String> categories) {
        var cells = new ArrayList<String>();
        cells.add(day.day().toString());
        cells.add(day.limit().map(WeekCsv::minutes).orElse(""));
        cells.add(minutes(day.counted()));
        cells.add(minutes(day.exempt()));
        categories.forEach(category -> cells.add(minutes(day.byCategory().getOrDefault(category, Duration.ZERO))));
        cells.add(Integer.toString(day.limitHits()));
        cells.add(Integer.toString(day.asked().times()));
        cells.add(Integer.toString(day.asked().approved()));
        cells.add(minutes(day.given().granted()));
        cells.add(minutes(day.given().corrected()));
        cells.add(Integer.toString(day.rests().taken()));
        cells.add(minutes(day.rests().rested()));
        cells.add(minutes(day.rests().unrested()));
        cells.add(times(day.programs().times()));
        cells.add(times(day.sites().times()));
        cells.add(minutes(day.of(Kind.GUARD_DOWN)));
        cells.add(minutes(day.of(Kind.UNENFORCED)));
        cells.add(day.receipt().orElse(""));
        cells.add(report.told() == Visibility.DETAIL ? minutes(day.byTitle().getOrDefault("", Duration.ZERO)) : "");
        DOUBTS.forEach(of -> cells.add(doubted(report, of, day)));
        TALK.forEach(_ -> cells.add(""));
        LATER_DOUBTS.forEach(of -> cells.add(doubted(report, of, day)));
        return cells;
    }

    private static String doubted(WeekReport report, Doubt.Of of, DayFacts day) {
        return report.doubted(of).contains(day.day()) ? "1" : "0";
    }

    private static String key(Doubt.Of of) {
        return switch (of) {
            case CLOCK -> "clock";
            case HOLDING -> "holding";
            case PROGRAMS -> "programs-pass";
            case SITES -> "sites-pass";
            case AGENT -> "screen";
        };
    }

    /// @param width how many cells a line has
    private static List<String> talk(WeekTalk talk, WeekWords words, int width) {
        var facts = talk.facts().stream().map(words::fact).toList();
        var questions = talk.questions().stream().map(words::question).toList();
        var lines = new ArrayList<String>();
        for (int at = 0; at < Math.max(facts.size(), questions.size()); at++) {
            var cells = new ArrayList<>(Collections.nCopies(width, ""));
            int first = width - LATER_DOUBTS.size() - TALK.size();
            cells.set(first, at < facts.size() ? facts.get(at) : "");
            cells.set(first + 1, at < questions.size() ? questions.get(at) : "");
            lines.add(line(cells));
        }
        return lines;
    }

    private static String times(OptionalInt times) {
        return times.isPresent() ? Integer.toString(times.getAsInt()) : "";
    }

    /// Rounded to a hundredth of a minute, with a point in every language.
    private static String minutes(Duration length) {
        long hundredths = Math.round(length.toMillis() / 600.0);
        return hundredths / 100 + (hundredths % 100 == 0 ? "" : ".%02d".formatted(hundredths % 100));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(WeekCsv::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
