package org.porchlight.render;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.Doubt;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// What stands below the figures of a week: programs, what was asked and answered, receipts, what nobody could see.
public final class WeekParts {
    private static final int PROGRAMS = 10;

    /// Something with its figure.
    public record Named(String name, String figure) {}

    /// What the child asked and what was answered; words may be blank.
    public record Asked(String asked, String words, String answer, String reply) {}

    private final WeekReport report;
    private final WeekFigures figures;
    private final WeekWords words;
    private final Texts texts;
    private final Say say;

    public WeekParts(WeekReport report, WeekFigures figures, WeekWords words) {
        this.report = report;
        this.figures = figures;
        this.words = words;
        this.texts = words.texts();
        this.say = words.say();
    }

    /// What a part is called: `programs`, `requests`, `disputes`, `receipts`, `unseen`.
    public String title(String part) {
        return texts.of("card." + part);
    }

    /// The programs that were used most, the longest first.
    public List<Named> programs() {
        return figures.programs().stream()
                .limit(PROGRAMS)
                .map(program -> new Named(words.program(report, program.getKey()), say.duration(program.getValue())))
                .toList();
    }

    /// How many programs there are beside those; nothing when none.
    public Optional<String> morePrograms() {
        int more = figures.programs().size() - PROGRAMS;
        return more > 0 ? Optional.of(texts.of("more", more)) : Optional.empty();
    }

    public List<Asked> requests() {
        return report.requests().stream().map(this::request).toList();
    }

    private Asked request(Asking asking) {
        var day = say.weekday(asking.at().atZone(say.zone()).getDayOfWeek());
        var asked = asking.amount()
                .map(amount -> texts.of("asked.for", day, say.clock(asking.at()), say.duration(amount)))
                .orElseGet(() -> texts.of("asked", day, say.clock(asking.at())));
        return new Asked(
                asked,
                asking.words(),
                answer(asking),
                asking.answer().map(Asking.Answer::words).orElse(""));
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

    /// What the child said of rows of its account, and what was answered.
    public List<Asked> disputes() {
        return report.disputes().stream().map(this::dispute).toList();
    }

    private Asked dispute(Dispute dispute) {
        var row = dispute.row();
        var what = texts.of(
                "disputed",
                say.weekday(dispute.day().getDayOfWeek()),
                say.span(row.from(), row.to()),
                say.duration(row.length()));
        var answer = dispute.answer()
                .map(said -> said.amount().isZero()
                        ? texts.of("disputed.stays")
                        : texts.of("disputed.less", say.minutes(said.amount())))
                .orElseGet(() -> texts.of(
                        "disputed.due",
                        say.dateShort(dispute.due().atZone(say.zone()).toLocalDate())));
        return new Asked(
                what,
                dispute.text(),
                answer,
                dispute.answer().map(Dispute.Answer::words).orElse(""));
    }

    /// What parents gave and took back in all.
    public List<String> given() {
        var lines = new ArrayList<String>();
        var given = report.sums().given();
        add(lines, "given", given.granted());
        add(lines, "corrected", given.corrected());
        return lines;
    }

    /// The receipts of the days that are over.
    public List<Named> receipts() {
        return report.days().stream()
                .flatMap(day -> day.receipt().stream()
                        .map(receipt -> new Named(say.weekdayShort(day.day().getDayOfWeek()), receipt)))
                .toList();
    }

    /// What a receipt is, or that there is none yet.
    public String receiptsHint() {
        return texts.of(receipts().isEmpty() ? "receipts.none" : "receipts.what");
    }

    /// What was not seen in this week, or that there is no such thing.
    public List<String> unseen() {
        var gaps = gaps();
        return gaps.isEmpty() && report.sums().known() ? List.of(texts.of("unseen.nothing")) : gaps;
    }

    /// What was not seen in this week.
    List<String> gaps() {
        var lines = new ArrayList<String>();
        var sums = report.sums();
        add(lines, "unseen.guard-down", sums.of(Kind.GUARD_DOWN));
        add(lines, "unseen.unenforced", sums.of(Kind.UNENFORCED));
        if (report.told() == Visibility.DETAIL) {
            add(lines, "unseen.unknown", sums.byTitle().getOrDefault("", Duration.ZERO));
        }
        for (var of : Doubt.Of.values()) {
            addDays(lines, "unseen." + of, report.doubted(of));
        }
        if (report.unknownDays() > 0) {
            lines.add(texts.of("unseen.days", report.unknownDays()));
        }
        return lines;
    }

    /// What is never seen, and what parents are not told at this age.
    public List<String> unseenHints() {
        var hints = new ArrayList<>(List.of(texts.of("unseen.always")));
        if (report.told() != Visibility.DETAIL) {
            hints.add(texts.of("told." + report.told()));
        }
        return hints;
    }

    private void addDays(List<String> lines, String key, List<LocalDate> days) {
        if (!days.isEmpty()) {
            var names =
                    words.weekdays(days.stream().map(LocalDate::getDayOfWeek).toList());
            lines.add(texts.of(key, names));
        }
    }

    private void add(List<String> lines, String key, Duration length) {
        if (length.toSeconds() > 0) {
            lines.add(texts.of(key, say.duration(length)));
        }
    }
}
