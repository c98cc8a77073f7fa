package org.porchlight.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.LeftToday;
import org.porchlight.core.report.StatusReport;
import org.porchlight.text.Say;

/// The status as lines.
final class StatusText {
    /// What is told in whole seconds may be less by so much.
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final Words words;
    private final Say say;
    private final Instant now;

    private StatusText(Words words, StatusReport report) {
        this.words = words;
        this.say = words.in(ZoneId.of(report.zone()));
        this.now = report.time();
    }

    /// How the children are, and what they ask.
    static List<String> ofChildren(Words words, StatusReport report) {
        var text = new StatusText(words, report);
        var columns = new Columns();
        report.children().forEach(child -> text.row(columns, child));
        var lines = new ArrayList<>(columns.lines());
        if (report.children().isEmpty()) {
            lines.add(words.of("status.no-child"));
        }
        report.children().forEach(child -> lines.addAll(text.questions(child)));
        return lines;
    }

    /// What parents should know of the guard itself.
    static List<String> ofGuard(Words words, StatusReport report) {
        var lines = new ArrayList<String>();
        if (report.soft()) {
            lines.add(words.of("status.soft"));
        }
        report.troubles().forEach(trouble -> lines.add(words.trouble(trouble)));
        return lines;
    }

    /// What it asks and disputes.
    private List<String> questions(ChildStatus child) {
        var questions = new QuestionText(words, say);
        var lines = new ArrayList<String>();
        child.request().ifPresent(asking -> lines.add(questions.request(child.name(), asking, now)));
        child.disputes().forEach(dispute -> lines.add(questions.dispute(child.name(), dispute, now)));
        return lines;
    }

    private void row(Columns columns, ChildStatus child) {
        columns.row(
                left(child),
                words.of("state."
                        + (child.isResting() ? "RESTING" : child.state().name())),
                reason(child),
                when(child),
                child.frozen() > 0 ? words.of("status.held", child.frozen()) : "");
    }

    /// The sentence of the ring.
    private String left(ChildStatus child) {
        var today = today(child);
        if (today.left().isEmpty()) {
            return words.of("status.no-limit", label(child));
        }
        if ((child.isShut() && !child.reason().isBudget()) || child.studyUntil().isPresent()) {
            return label(child);
        }
        var left = Say.begun(today.left().get());
        boolean inMinutes = left.isZero() || left.compareTo(Duration.ofMinutes(1)) >= 0;
        return today.whole()
                .filter(_ -> inMinutes)
                .map(whole -> words.of("status.left-of", label(child), minutes(left), minutes(whole)))
                .orElseGet(() -> words.of("status.left", label(child), say.spelled(left)));
    }

    private LeftToday today(ChildStatus child) {
        return LeftToday.of(child, now, say.zone());
    }

    /// Why it is as it is. Past midnight it is not today's time that ends.
    private String reason(ChildStatus child) {
        return !child.isShut() && child.reason().isBudget() && today(child).goesOn()
                ? words.of("status.past-midnight")
                : words.reason(child.reason(), child.isShut() ? TimeState.CLOSED : TimeState.OPEN);
    }

    /// The name, and the id that commands take where it is another word.
    private static String label(ChildStatus child) {
        var id = child.id().value();
        return child.name().equalsIgnoreCase(id) ? child.name() : child.name() + " (" + id + ")";
    }

    private static String minutes(Duration length) {
        return Long.toString(length.toMinutes());
    }

    private String when(ChildStatus child) {
        if (child.studyUntil().isPresent()) {
            return words.of("status.until", say.endOfSpan(child.studyUntil().get(), now));
        }
        var rest = child.restThenOn(now);
        if (rest.isPresent()) {
            return words.of("status.rest", say.spelled(rest.get().pause()));
        }
        if (child.state() == Presented.PAUSED
                && child.until().isPresent()
                && !child.until().equals(child.next())) {
            // After the pause it is closed by something else.
            var until = say.endOfSpan(child.until().get(), now);
            return child.next()
                    .map(at -> words.of("status.until-opens", until, say.when(at, now)))
                    .orElseGet(() -> words.of("status.until", until));
        }
        var ends = child.ownLeft(now).filter(_ -> isRestNext(child));
        if (ends.isPresent()) {
            return words.of(
                    "status.until-rest",
                    say.endOfSpan(child.until().orElseThrow(), now),
                    say.endOfSpan(now.plus(ends.get()), now));
        }
        return child.isShut()
                ? child.next()
                        .map(at -> words.of("status.opens", say.when(at, now)))
                        .orElse("")
                : child.until()
                        .map(at -> words.of("status.until", say.endOfSpan(at, now)))
                        .orElse("");
    }

    /// Whether what comes next is a rest, and not the end of the time; also while nobody is there.
    private boolean isRestNext(ChildStatus child) {
        return (child.state() == Presented.OPEN || child.state() == Presented.AWAY)
                && child.restDueIn()
                        .flatMap(in -> child.until().map(until -> Duration.between(now.plus(in), until)))
                        .filter(apart -> apart.abs().compareTo(ROUNDING) <= 0)
                        .isPresent();
    }
}
