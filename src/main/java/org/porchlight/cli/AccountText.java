package org.porchlight.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayBalance;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.Visibility;
import org.porchlight.text.Say;

/// The account of a day as lines: the sum, where the time went, what happened.
final class AccountText {
    private final Words words;
    private final Say say;

    private AccountText(Words words, ZoneId zone) {
        this.words = words;
        this.say = words.in(zone);
    }

    static List<String> of(Words words, ZoneId zone, AccountReport report) {
        return new AccountText(words, zone).lines(report);
    }

    private List<String> lines(AccountReport report) {
        var account = report.account();
        var lines = new ArrayList<String>();
        var day = say.date(account.day());
        var counted = say.duration(account.counted());
        var balance = DayBalance.of(account);
        lines.add(balance.capacity()
                .map(whole -> words.of("account.sum", account.child().value(), day, counted, say.exactly(whole)))
                .orElseGet(
                        () -> words.of("account.sum-no-limit", account.child().value(), day, counted)));
        // What the whole is made of, where it is more or less than the day's own.
        balance.budget()
                .filter(own -> !balance.capacity().equals(balance.budget()))
                .map(own -> words.of("account.own", say.exactly(own)))
                .ifPresent(lines::add);
        amount("account.carried", balance.carry()).ifPresent(lines::add);
        amount("account.given", balance.given()).ifPresent(lines::add);
        amount("account.finish", balance.finish()).ifPresent(lines::add);
        amount("account.debt", balance.debt()).ifPresent(lines::add);
        amount("account.corrected", balance.corrected()).ifPresent(lines::add);
        report.limitedTo()
                .map(own -> words.of("account.own-limit", say.exactly(own)))
                .ifPresent(lines::add);
        if (report.told() != Visibility.DETAIL) {
            lines.add(words.of("account.told." + report.told()));
        } else if (account.intervals().isEmpty()) {
            lines.add(words.of(account.counted().isZero() ? "account.empty" : "account.sums-only"));
        }
        var columns = new Columns();
        int no = 0;
        for (var row : account.rows()) {
            no++;
            row(columns, report.told(), no, row);
        }
        report.happened().forEach(note -> row(columns, note, length(note, report.notes())));
        report.looks().forEach(look -> row(columns, look));
        lines.addAll(columns.lines());
        var questions = new QuestionText(words, say);
        report.disputes()
                .forEach(dispute -> lines.add(questions.dispute(account.child().value(), dispute)));
        return lines;
    }

    /// A line of what makes the day longer or shorter than its budget; nothing of what was not.
    private Optional<String> amount(String key, Duration length) {
        return Optional.of(length).filter(Duration::isPositive).map(some -> words.of(key, say.exactly(some)));
    }

    /// Only who is told every row counts them as the child does.
    private void row(Columns columns, Visibility told, int no, Interval interval) {
        columns.row(
                told == Visibility.DETAIL ? Integer.toString(no) : "",
                say.span(interval.from(), interval.to()),
                say.duration(interval.length()),
                words.of("kind." + interval.kind().name()),
                interval.isRest()
                        ? words.of("account.rest")
                        : interval.title().map(say::program).orElse(""));
    }

    private void row(Columns columns, Look look) {
        columns.row("", say.clock(look.at()), "", words.of("look." + look.what().name()), words.by(look.by()));
    }

    private void row(Columns columns, DayNote note, Duration length) {
        var what = words.of("note." + note.sort().name() + ownLimit(note));
        var special = switch (note.sort()) {
            case CLOCK_CHANGED -> Optional.of("clock.event." + note.subject());
            case WRONG_SECRET, WEAKENED, MENDED -> Optional.of("note." + note.sort() + "." + note.subject());
            case GRANTED -> note.right().map(right -> "note.GRANTED." + right);
            default -> Optional.<String>empty();
        };
        columns.row(
                "",
                say.clock(note.at()),
                length.isZero() ? "" : say.exactly(length),
                by(note, special.map(key -> words.orElse(key, what)).orElse(what)),
                special.isPresent() && note.right().isEmpty() ? "" : note.subject());
    }

    private static String ownLimit(DayNote note) {
        if (note.isOwnLimitByAParent()) {
            return note.seconds() == 0 ? ".lifted" : ".set";
        }
        return note.sort() == DayNote.Sort.POLICY_STORED && !note.subject().isEmpty() ? ".own" : "";
    }

    private String by(DayNote note, String what) {
        return note.by().isEmpty() ? what : words.of("note.by", what, words.by(note.by()));
    }

    /// An amount; of a pause, how long it was until somebody ended it.
    private static Duration length(DayNote note, List<DayNote> notes) {
        var planned = Duration.ofSeconds(note.seconds());
        if (note.sort() != DayNote.Sort.PAUSED) {
            return planned;
        }
        return notes.stream()
                .filter(other ->
                        other.sort() == DayNote.Sort.UNPAUSED && other.at().isAfter(note.at()))
                .filter(other -> other.child().isEmpty() || other.child().equals(note.child()))
                .map(other -> Duration.between(note.at(), other.at()))
                .filter(actual -> actual.compareTo(planned) < 0)
                .min(Duration::compareTo)
                .orElse(planned);
    }
}
