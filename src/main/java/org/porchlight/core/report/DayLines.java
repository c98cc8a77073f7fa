package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.report.DayLine.Stretch;
import org.porchlight.core.report.DayLine.TakenBack;

/// The lines of a day in the making.
final class DayLines {
    private final AccountReport report;
    private final Instant now;
    private final DayBalance balance;
    private final List<DayLine> lines = new ArrayList<>();
    private int number;
    private Duration spent = Duration.ZERO;
    private Duration takenBack = Duration.ZERO;

    DayLines(AccountReport report, Instant now) {
        this.report = report;
        this.now = now;
        this.balance = DayBalance.of(report.account());
    }

    List<DayLine> all() {
        var intervals = report.account().intervals();
        for (int at = 0; at < intervals.size(); at++) {
            stretch(intervals.get(at), at == intervals.size() - 1);
        }
        var rest = report.account().corrected().minus(takenBack);
        if (rest.isPositive()) {
            takeBack(rest, Optional.empty(), Instant.MAX);
        }
        return List.copyOf(lines);
    }

    private void stretch(Interval interval, boolean last) {
        if (interval.kind().isSpent()) {
            spent = spent.plus(interval.length());
        }
        var disputes = report.disputes().stream()
                .filter(dispute -> holds(interval, dispute))
                .toList();
        if (interval.isShown()) {
            number++;
            boolean goesOn = last && !interval.to().isBefore(now);
            lines.add(new Stretch(number, interval, goesOn, left(interval.to()), disputes));
        }
        for (var dispute : disputes) {
            dispute.answer()
                    .map(Dispute.Answer::amount)
                    .filter(Duration::isPositive)
                    .ifPresent(amount -> takeBack(amount, Optional.of(dispute), interval.to()));
        }
    }

    /// A row that went on when it was disputed begins where it began then; told in outline, it may begin earlier.
    private static boolean holds(Interval interval, Dispute dispute) {
        var from = dispute.row().from();
        return !from.isBefore(interval.from()) && from.isBefore(interval.to());
    }

    private void takeBack(Duration amount, Optional<Dispute> settles, Instant at) {
        takenBack = takenBack.plus(amount);
        lines.add(new TakenBack(amount, settles, left(at)));
    }

    /// What was given later is not there yet.
    private Optional<Duration> left(Instant at) {
        return capacity(at)
                .map(all -> all.minus(givenAfter(at)).minus(spent).plus(takenBack))
                .map(DayBalance::notBelowNothing);
    }

    /// By the rules that were in force then; nothing also where those are not kept any more.
    private Optional<Duration> capacity(Instant at) {
        return report.earlier().stream()
                .filter(budget -> !at.isAfter(budget.until()))
                .findFirst()
                .map(then -> then.known()
                        ? DayBalance.of(report.account().withBudget(then.budget()))
                                .capacity()
                        : Optional.<Duration>empty())
                .orElseGet(balance::capacity);
    }

    private Duration givenAfter(Instant at) {
        return report.notes().stream()
                .filter(note -> note.sort() == DayNote.Sort.GRANTED || note.sort() == DayNote.Sort.FINISH_LINE)
                .filter(note -> note.at().isAfter(at))
                .map(note -> Duration.ofSeconds(note.seconds()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
