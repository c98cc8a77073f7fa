package org.porchlight.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Denials;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.WeekSums;
import org.porchlight.core.report.WeekTalk;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The week of a child as lines for a terminal: the sum, the days, where the time went, what happened,
/// what could not be seen, what to talk about. A figure of which there was nothing has no line.
public final class WeekText {
    private final WeekReport report;
    private final WeekSums sums;
    private final Optional<WeekSums> before;
    private final WeekWords words;
    private final Texts texts;
    private final Say say;
    private final List<String> lines = new ArrayList<>();

    private WeekText(WeekReport report, Language language) {
        this.report = report;
        this.sums = report.sums();
        this.before = report.sumsThen();
        this.words = WeekWords.of(report, language);
        this.texts = words.texts();
        this.say = words.say();
    }

    public static List<String> of(WeekReport report, Language language) {
        return new WeekText(report, language).lines();
    }

    private List<String> lines() {
        var first = report.days().getFirst().day();
        var when = say.days(first, report.days().getLast().day());
        lines.add(texts.of(
                "text.head",
                texts.of("title", report.name()),
                texts.of("when", when, report.week().substring(6))));
        if (!sums.known()) {
            lines.add(texts.of("empty." + report.lies()));
        } else {
            total();
            report.days().forEach(this::day);
            named(
                    "text.categories",
                    "text.named.than",
                    sums.byCategory(),
                    before.map(sums::moreByCategory).orElse(Map.of()));
            named("text.programs", "text.named", sums.byTitle(), Map.of());
        }
        happened();
        listed(texts.of("card.unseen"), new WeekParts(report, WeekFigures.of(report), words).gaps());
        talk();
        if (report.told() != Visibility.DETAIL) {
            lines.add(texts.of("told." + report.told()));
        }
        return lines;
    }

    private void total() {
        var counted = say.duration(sums.counted());
        var total = words.total(WeekFigures.of(report), report.days().size());
        lines.add(words.than(report)
                .map(than -> texts.of("text.total.than", counted, total, than))
                .orElseGet(() -> texts.of("text.total", counted, total)));
        length("text.exempt", sums.of(Kind.EXEMPT));
    }

    private void day(DayFacts day) {
        var weekday = say.weekdayShort(day.day().getDayOfWeek());
        var counted = say.duration(day.counted());
        var line = day.limit()
                .map(limit -> texts.of("text.day.of", weekday, counted, say.duration(limit)))
                .orElseGet(() -> texts.of("text.day", weekday, counted));
        lines.add("  " + line
                + day.receipt()
                        .map(receipt -> texts.of("comma") + texts.of("text.day.receipt", receipt))
                        .orElse(""));
    }

    /// @param more how much more than on the same days before; empty when it is not compared
    private void named(String key, String form, Map<String, Duration> lengths, Map<String, Duration> more) {
        var list = lengths.entrySet().stream()
                .filter(length -> length.getValue().isPositive())
                .sorted(Map.Entry.<String, Duration>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .map(length -> named(form, length.getKey(), length.getValue(), more))
                .collect(Collectors.joining(texts.of("comma")));
        if (!list.isEmpty()) {
            lines.add(texts.of(key, list));
        }
    }

    private String named(String form, String name, Duration length, Map<String, Duration> more) {
        var called = form.equals("text.named") ? words.program(report, name) : words.category(name);
        return more.isEmpty()
                ? texts.of("text.named", called, say.duration(length))
                : texts.of(form, called, say.duration(length), signed(more.getOrDefault(name, Duration.ZERO)));
    }

    private String signed(Duration more) {
        return (more.isNegative() ? "\u2212" : "+") + say.duration(more.abs());
    }

    private void happened() {
        count("text.reached", sums.limitHits());
        if (sums.rests().taken() > 0) {
            lines.add(texts.of(
                    "text.rests",
                    sums.rests().taken(),
                    say.duration(sums.rests().rested())));
        }
        length("text.unrested", sums.rests().unrested());
        if (sums.asked().times() > 0) {
            lines.add(
                    texts.of("text.requests", sums.asked().times(), sums.asked().approved()));
        }
        disputes();
        length("text.given", sums.given().granted());
        length("text.corrected", sums.given().corrected());
        denied("text.programs.denied", sums.programs());
        denied("text.sites.denied", sums.sites());
    }

    private void talk() {
        var talk = WeekTalk.of(report);
        listed(
                texts.of("talk.facts", talk.facts().size()),
                talk.facts().stream().map(words::fact).toList());
        listed(
                texts.of("talk.questions", talk.questions().size()),
                talk.questions().stream().map(words::question).toList());
    }

    private void listed(String head, List<String> all) {
        if (!all.isEmpty()) {
            lines.add(texts.of("text.head-of", head));
            all.forEach(line -> lines.add("  " + line));
        }
    }

    private void disputes() {
        var open = report.disputes().stream()
                .filter(dispute -> dispute.answer().isEmpty())
                .toList();
        if (!report.disputes().isEmpty()) {
            lines.add(texts.of("text.disputes", report.disputes().size(), open.size()));
        }
        for (var dispute : open) {
            var row = say.dateShort(dispute.day()) + " "
                    + say.span(dispute.row().from(), dispute.row().to());
            var due = say.dateShort(dispute.due().atZone(say.zone()).toLocalDate());
            lines.add("  " + texts.of("text.dispute", dispute.id(), row, due, dispute.text()));
        }
    }

    private void count(String key, int times) {
        if (times > 0) {
            lines.add(texts.of(key, times));
        }
    }

    private void length(String key, Duration length) {
        if (length.toSeconds() > 0) {
            lines.add(texts.of(key, say.duration(length)));
        }
    }

    private void denied(String key, Denials denials) {
        if (denials.times().isEmpty() || denials.times().getAsInt() == 0) {
            return;
        }
        var names = denials.names().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .map(name -> texts.of("text.named", name.getKey(), name.getValue()))
                .collect(Collectors.joining(texts.of("comma")));
        var times = texts.of(key, denials.times().getAsInt());
        lines.add(names.isEmpty() ? times : texts.of("text.list", times, names));
    }
}
