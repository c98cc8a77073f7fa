package org.porchlight.ui;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            case Verdict.Program program -> words.of("why." + program.outcome().name(), name, shown(report));
            case Verdict.Site site -> words.of("why." + site.outcome().name(), name, shown(report));
        };
    }

    /// How it is, for the icon and the tint.
    static boolean isOpen(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Time time -> time.state().isOpen();
            case Verdict.Program program -> program.outcome() == Outcome.ALLOW;
            case Verdict.Site site -> site.outcome() == Outcome.ALLOW;
        };
    }

    /// A program by what people call it.
    private String shown(WhyReport report) {
        var subject = report.subject();
        return subject.startsWith("/") ? say.program(subject.substring(subject.lastIndexOf('/') + 1)) : subject;
    }

    /// Why, and what would change it.
    public List<String> reasons(WhyReport report, String name) {
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
                .map(at -> words.of(isRest(verdict) ? "why.after-rest" : "why.next", say.when(at, today)))
                .ifPresent(lines::add);
        report.shut().map(shut -> shut(shut, name)).ifPresent(lines::add);
        report.rest()
                .map(rest -> words.of(
                        rest.isSupposed() ? "why.rest-then" : "why.rest-was",
                        say.span(rest.from(), rest.until()),
                        name))
                .ifPresent(lines::add);
        return lines;
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

    /// What was asked: `如果现在打开 VLC` · `If VLC were started now`.
    public String question(WhyReport report, boolean isNow) {
        var when = isNow
                ? words.of("why.now")
                : say.date(report.at().atZone(say.zone()).toLocalDate()) + " " + say.clock(report.at());
        return switch (report.verdict()) {
            case Verdict.Time _ -> words.of("why.if-time", when);
            case Verdict.Program _ -> words.of("why.if-program", when, shown(report));
            case Verdict.Site _ -> words.of("why.if-site", when, shown(report));
        };
    }
}
