package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.account.Interval;
import org.porchlight.core.report.DayLine.Stretch;
import org.porchlight.core.report.DayLine.TakenBack;

/// The lines of a day in the making.
final class DayLines {
    private static final Duration ONE_MOMENT = Duration.ofSeconds(1);

    private final AccountReport report;
    private final Instant now;
    private final DayBalance balance;
    private final Deque<DayNote> byItself;
    private final List<DayLine> lines = new ArrayList<>();
    private int number;
    private Duration spent = Duration.ZERO;
    private Duration takenBack = Duration.ZERO;

    DayLines(AccountReport report, Instant now) {
        this.report = report;
        this.now = now;
        this.balance = DayBalance.of(report.account());
        this.byItself = byItself(report);
    }

    List<DayLine> all() {
        var intervals = report.account().intervals();
        for (int at = 0; at < intervals.size(); at++) {
            takeBackUntil(intervals.get(at).from());
            stretch(intervals.get(at), at == intervals.size() - 1);
        }
        takeBackUntil(Instant.MAX);
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

    /// What a parent corrected by itself stands where that was, so that the row that goes on has it already.
    private void takeBackUntil(Instant at) {
        while (!byItself.isEmpty() && !byItself.element().at().isAfter(at)) {
            var note = byItself.remove();
            takeBack(Duration.ofSeconds(note.seconds()), Optional.empty(), note.at());
        }
    }

    /// Corrections that are no answer to what the child said: those are of one moment with theirs.
    private static Deque<DayNote> byItself(AccountReport report) {
        return report.notes().stream()
                .filter(note -> note.sort() == DayNote.Sort.CORRECTED)
                .filter(note -> report.disputes().stream()
                        .flatMap(dispute -> dispute.answer().stream())
                        .noneMatch(answer -> answer.amount().toSeconds() == note.seconds()
                                && Duration.between(answer.at(), note.at())
                                                .abs()
                                                .compareTo(ONE_MOMENT)
                                        < 0))
                .sorted(Comparator.comparing(DayNote::at))
                .collect(Collectors.toCollection(ArrayDeque::new));
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
