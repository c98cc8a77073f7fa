package org.porchlight.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.decide.Step;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.report.WhyReport;
import org.porchlight.text.Say;

/// The answer to "why" as sentences: what, why, by which rule, until when.
final class WhyText {
    private final Words words;
    private final Say say;
    private final LocalDate today;
    private final WhyReport report;

    private WhyText(Words words, ZoneId zone, Instant now, WhyReport report) {
        this.words = words;
        this.say = words.in(zone);
        this.today = now.atZone(zone).toLocalDate();
        this.report = report;
    }

    /// @param now when it is read: "tomorrow" is the day after that, whatever day is asked about
    /// @param dated whether it says of which time it is, as it always does of a child's time
    static List<String> of(Words words, ZoneId zone, Instant now, WhyReport report, boolean dated) {
        var text = new WhyText(words, zone, now, report);
        var lines = text.lines();
        if (dated) {
            lines.set(0, text.dated(lines.getFirst()));
        }
        return lines;
    }

    /// All on one line, with the time that is asked about.
    static String line(Words words, ZoneId zone, Instant now, WhyReport report) {
        var text = new WhyText(words, zone, now, report);
        var lines = text.lines();
        var line = lines.getFirst() + " " + String.join(words.of("why.and"), lines.subList(1, lines.size()));
        return text.dated(line);
    }

    private String dated(String line) {
        return report.verdict() instanceof Verdict.Time
                ? line
                : words.of("why.at", day(), say.clock(report.at()), line);
    }

    private List<String> lines() {
        var lines = switch (report.verdict()) {
            case Verdict.Time time -> time(time);
            case Verdict.Program program -> thing(program, program.outcome());
            case Verdict.Site site -> thing(site, site.outcome());
        };
        report.steps().forEach(step -> lines.add(line(step)));
        return lines;
    }

    private String line(Step step) {
        var who = words.of("why.decider." + step.decider().name());
        var found = words.of(
                "why.because." + step.because().name(),
                step.left().map(Say::begun).map(say::spelled).orElse(""),
                step.until().map(until -> say.endOfSpan(until, today)).orElse(""));
        return step.rule().isEmpty()
                ? words.of("why.step", who, found)
                : words.of("why.step-by", who, found, step.rule());
    }

    private List<String> time(Verdict.Time verdict) {
        var lines = new ArrayList<String>();
        lines.add(words.of(
                "why." + verdict.state().name(),
                report.child().value(),
                day(),
                say.clock(report.at()),
                reason(verdict)));
        lines.add(words.of("why.rule", verdict.rule().path()));
        if (verdict.state().isOpen()) {
            left(verdict).ifPresent(lines::add);
            verdict.until()
                    .map(at -> words.of(report.endsInRest() ? "why.until-rest" : "why.until", say.endOfSpan(at, today)))
                    .ifPresent(lines::add);
            verdict.restIn()
                    .filter(Duration::isPositive)
                    .filter(in -> verdict.remaining()
                            .filter(left -> left.compareTo(in) <= 0)
                            .isEmpty())
                    .map(Say::begun)
                    .map(in -> words.of("why.rest-in", say.spelled(in)))
                    .ifPresent(lines::add);
            when("why.after-rest", verdict.next()).ifPresent(lines::add);
            verdict.remaining()
                    .filter(_ -> report.endsInRest())
                    .map(left -> words.of("why.ends", say.endOfSpan(report.at().plus(left), today)))
                    .ifPresent(lines::add);
        } else {
            boolean unsure = verdict.rule().path().equals(Standing.UNSURE);
            lines.add(when("why.next", verdict.next()).orElseGet(() -> words.of(unsure ? "why.unsure" : "why.never")));
        }
        report.rest()
                .map(rest -> words.of(
                        rest.isSupposed() ? "why.rest-then" : "why.rest-was", say.span(rest.from(), rest.until())))
                .ifPresent(lines::add);
        return lines;
    }

    /// What is left of the day that is asked about.
    private Optional<String> left(Verdict.Time verdict) {
        return goesOn(verdict)
                ? Optional.of(words.of("why.left-today", say.spelled(Say.begun(untilMidnight()))))
                : verdict.remaining().map(Say::begun).map(left -> words.of("why.left", say.spelled(left)));
    }

    /// Past midnight it is not that day's time that ends.
    private String reason(Verdict.Time verdict) {
        return verdict.state().isOpen() && verdict.reason().isBudget() && goesOn(verdict)
                ? words.of("status.past-midnight")
                : words.reason(verdict.reason(), verdict.state());
    }

    private boolean goesOn(Verdict.Time verdict) {
        return verdict.remaining()
                .filter(left -> left.compareTo(untilMidnight()) > 0)
                .isPresent();
    }

    private Duration untilMidnight() {
        return Duration.between(report.at(), say.midnight(report.at()));
    }

    private List<String> thing(Verdict verdict, Outcome outcome) {
        var lines = new ArrayList<String>();
        lines.add(words.of(
                "why." + outcome.name(),
                report.child().value(),
                report.subject(),
                verdict.reason() == Reason.DEFAULT && outcome == Outcome.ASK
                        ? words.of("why.not-looked-at")
                        : words.reason(verdict.reason())));
        lines.add(words.of("why.rule", verdict.rule().path()));
        verdict.until()
                .map(at -> words.of("why.until", say.endOfSpan(at, today)))
                .ifPresent(lines::add);
        when("why.next", verdict.next()).ifPresent(lines::add);
        report.shut().map(this::shut).ifPresent(lines::add);
        return lines;
    }

    private String shut(WhyReport.Shut shut) {
        var reason = words.reason(shut.reason(), shut.state());
        return shut.next()
                .map(next -> words.of("why.shut-until", report.child().value(), reason, say.when(next, today)))
                .orElseGet(() -> words.of("why.shut", report.child().value(), reason));
    }

    private Optional<String> when(String key, Optional<Instant> at) {
        return at.map(time -> words.of(key, say.when(time, today)));
    }

    /// The day that is asked about.
    private String day() {
        return say.dateShort(report.at().atZone(say.zone()).toLocalDate(), today);
    }
}
