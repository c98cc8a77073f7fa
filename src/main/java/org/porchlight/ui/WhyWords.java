package org.porchlight.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.report.WhyReport;
import org.porchlight.text.PresetNames;
import org.porchlight.text.Say;

/// The answer to "why" in sentences: what, why, until when, and by whose rule.
public final class WhyWords {
    private final Words words = Words.part("ui");
    private final Words reasons = Words.part("reason");
    private final Say say;
    private final LocalDate today;

    /// @param today when it is read: "tomorrow" is the day after, whatever day is asked about
    public WhyWords(Say say, LocalDate today) {
        this.say = say;
        this.today = today;
    }

    /// What is the case, in one sentence.
    ///
    /// @param name of the child
    public String verdict(WhyReport report, String name) {
        return switch (report.verdict()) {
            case Verdict.Time time -> words.of("why." + time.state().name(), name);
            case Verdict.Program program -> verdict(report, program.outcome(), "program", name);
            case Verdict.Site site -> verdict(report, site.outcome(), "site", name);
        };
    }

    /// What its own rule allows is shut with the time; what has hours of its own opens with these.
    private String verdict(WhyReport report, Outcome outcome, String kind, String name) {
        if (isShut(report)) {
            var key = "why.shut." + kind;
            return report.shut()
                    .flatMap(WhyReport.Shut::next)
                    .map(next -> words.of(key + ".until", name, opens(next)))
                    .orElseGet(() -> words.of(key, name));
        }
        return report.verdict()
                .next()
                .filter(_ -> outcome == Outcome.DENY)
                .map(next -> words.of("why.not-yet", opens(next)))
                .orElseGet(() -> words.of("why." + outcome.name(), name));
    }

    private String opens(Instant at) {
        boolean isToday = at.atZone(say.zone()).toLocalDate().equals(today);
        return isToday ? words.of("why.at", say.clock(at)) : say.when(at, today);
    }

    /// Whether it is the child's time alone that closes it.
    private static boolean isShut(WhyReport report) {
        return report.shut().isPresent() && outcome(report.verdict()) == Outcome.ALLOW;
    }

    /// What it comes to; time is allowed or not.
    public static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Time time -> time.state().isOpen() ? Outcome.ALLOW : Outcome.DENY;
            case Verdict.Program program -> program.outcome();
            case Verdict.Site site -> site.outcome();
        };
    }

    /// A program by what people call it.
    private String shown(WhyReport report) {
        var subject = report.subject();
        return subject.startsWith("/") ? say.program(subject.substring(subject.lastIndexOf('/') + 1)) : subject;
    }

    /// Why, and what would change it.
    public List<String> reasons(WhyReport report, String name) {
        if (isShut(report)) {
            return report.shut().stream()
                    .flatMap(shut ->
                            Stream.of(reason(shut.reason(), Optional.of(shut.state())), words.of("why.allowed-then")))
                    .toList();
        }
        var lines = new ArrayList<String>();
        var verdict = report.verdict();
        lines.add(
                switch (verdict) {
                    case Verdict.Time time -> reason(time.reason(), Optional.of(time.state()));
                    case Verdict.Program program -> reason("program", program.reason(), program.outcome(), name);
                    case Verdict.Site site -> reason("site", site.reason(), site.outcome(), name);
                });
        if (verdict instanceof Verdict.Time(var state, var _, var _, var _, var _, var _, var _) && state.isOpen()) {
            timeLeft(report).ifPresent(lines::add);
        }
        verdict.until()
                .map(at -> words.of(report.endsInRest() ? "why.until-rest" : "why.until", say.endOfSpan(at, today)))
                .ifPresent(lines::add);
        verdict.next()
                .filter(_ -> !isDenied(verdict))
                .map(at -> words.of(isRest(verdict) ? "why.after-rest" : "why.next", say.when(at, today)))
                .ifPresent(lines::add);
        report.shut()
                .filter(_ -> !isDenied(verdict) || verdict.next().isPresent())
                .map(shut -> shut(shut, name))
                .ifPresent(lines::add);
        report.rest()
                .map(rest -> words.of(
                        rest.isSupposed() ? "why.rest-then" : "why.rest-was",
                        say.span(rest.from(), rest.until()),
                        name))
                .ifPresent(lines::add);
        return lines;
    }

    private static boolean isDenied(Verdict verdict) {
        return !(verdict instanceof Verdict.Time) && outcome(verdict) == Outcome.DENY;
    }

    /// A break is due: nothing is closed.
    private static boolean isRest(Verdict verdict) {
        return verdict instanceof Verdict.Time time && time.state() == TimeState.REST;
    }

    private Optional<String> timeLeft(WhyReport report) {
        return report.verdict() instanceof Verdict.Time time
                ? time.remaining().map(left -> timeLeft(report, left))
                : Optional.empty();
    }

    /// What is left of the day that is asked about.
    private String timeLeft(WhyReport report, Duration left) {
        var midnight = Duration.between(report.at(), say.midnight(report.at()));
        return left.compareTo(midnight) > 0
                ? words.of("why.left-today", say.spelled(Say.begun(midnight)))
                : words.of("why.left", say.spelled(Say.begun(left)));
    }

    /// Where no rule names it, what holds for all that is not listed decides.
    private String reason(String kind, Reason reason, Outcome outcome, String name) {
        return reason == Reason.DEFAULT
                ? words.of("why.unlisted." + kind + "." + outcome, name)
                : reason(reason, Optional.empty());
    }

    private String reason(Reason reason, Optional<TimeState> state) {
        var closed = reason.name() + ".closed";
        boolean isClosed = state.filter(now -> !now.isOpen()).isPresent();
        return reasons.of(isClosed && reasons.knows(closed) ? closed : reason.name());
    }

    private String shut(WhyReport.Shut shut, String name) {
        return shut.next()
                .map(next -> words.of("why.shut-until", name, say.when(next, today)))
                .orElseGet(() -> words.of("why.shut", name));
    }

    /// Whose rule it is that decides; nothing where none does, as while a pause holds or nobody wrote one.
    public Optional<String> rule(WhyReport report) {
        if (isShut(report)) {
            return Optional.empty();
        }
        return switch (report.verdict().reason()) {
            case UNLIMITED, OWN_LIMIT, PAUSE, GRANT, STUDY, SYSTEM, CHECKING -> Optional.empty();
            case WINDOW, OUTSIDE_WINDOW, MONTH_BUDGET, WEEK_BUDGET, DAY_BUDGET, REST, RULE ->
                preset(report).or(() -> Optional.of(words.of("why.own-rule")));
            // One that nobody wrote is built in.
            case DEFAULT -> preset(report);
        };
    }

    private Optional<String> preset(WhyReport report) {
        return report.verdict()
                .rule()
                .pack()
                .map(pack -> words.of("why.from-preset", PresetNames.of(pack, words.language())));
    }

    /// What was asked: `如果小美现在打开 VLC，19:12` · `If Mei opens VLC now, 19:12`.
    public String question(WhyReport report, String name, boolean isNow) {
        var clock = say.clock(report.at());
        var when = isNow
                ? words.of("why.now", clock)
                : say.date(report.at().atZone(say.zone()).toLocalDate()) + " " + clock;
        return switch (report.verdict()) {
            case Verdict.Time _ -> words.of("why.if-time", when);
            case Verdict.Program _, Verdict.Site _ ->
                words.of(isNow ? "why.if-now" : "why.if-then", name, shown(report), isNow ? clock : when);
        };
    }
}
