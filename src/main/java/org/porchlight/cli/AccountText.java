package org.porchlight.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.account.Interval;
import org.porchlight.core.report.AccountReport;
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
        lines.add(account.heldBudget()
                .map(budget -> words.of("account.sum", account.child().value(), day, counted, say.duration(budget)))
                .orElseGet(
                        () -> words.of("account.sum-no-limit", account.child().value(), day, counted)));
        if (account.granted().isPositive()) {
            lines.add(words.of("account.given", say.duration(account.granted())));
        }
        if (report.told() != Visibility.DETAIL) {
            lines.add(words.of("account.told." + report.told()));
        } else if (account.intervals().isEmpty()) {
            lines.add(words.of(account.counted().isZero() ? "account.empty" : "account.sums-only"));
        }
        var columns = new Columns();
        account.intervals().stream()
                .filter(interval -> interval.length().toSeconds() > 0)
                .forEach(interval -> row(columns, interval));
        report.notes().forEach(note -> row(columns, note));
        report.looks().forEach(look -> row(columns, look));
        lines.addAll(columns.lines());
        return lines;
    }

    private void row(Columns columns, Interval interval) {
        columns.row(
                say.span(interval.from(), interval.to()),
                say.duration(interval.length()),
                words.of("kind." + interval.kind().name()),
                interval.title().orElse(""));
    }

    private void row(Columns columns, Look look) {
        columns.row(say.clock(look.at()), "", words.of("look." + look.what().name()), look.by());
    }

    private void row(Columns columns, DayNote note) {
        columns.row(
                say.clock(note.at()),
                note.seconds() == 0 ? "" : say.duration(Duration.ofSeconds(note.seconds())),
                words.of("note." + note.sort().name()),
                note.subject());
    }
}
