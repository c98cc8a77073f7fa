package org.porchlight.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.porchlight.core.decide.Program;
import org.porchlight.core.decide.Spent;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyNeeds;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.report.WhyReport;
import org.porchlight.core.time.CivilDays;
import org.porchlight.ipc.WhySubject;

/// A policy file that is asked without a guard, with the imported calendars that lie beside it. This is how all of the
/// program reads one.
public final class PolicyFile {
    private final Words words;
    private final Terminal terminal;

    /// @param terminal whose standard input `-` means, and in whose language it is said what is wrong
    public PolicyFile(Terminal terminal) {
        this.words = new Words(terminal.language());
        this.terminal = terminal;
    }

    /// A file that is only asked about: a rule that has ended is no mistake.
    ///
    /// @param file its name, or `-`
    /// @param around from a year before which to three years after which days of imported calendars are wanted
    /// @throws Failure that lists all that is wrong with the file
    public PolicyDocument read(String file, Instant around) throws Failure {
        var text = text(file);
        return switch (PolicyYaml.read(text, Circumstances.NONE.with(calendars(file, text, around)))) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) -> throw Talk.invalid(words, file, problems);
        };
    }

    /// What is wrong with a file that is to be put in force today.
    PolicyReading judge(String file) throws Failure {
        var text = text(file);
        var now = terminal.clock().instant();
        return PolicyYaml.read(
                text, Circumstances.NONE.with(calendars(file, text, now)).on(day(text, now)));
    }

    private String text(String file) throws Failure {
        return new Typed(words).file(file, terminal.in());
    }

    /// The calendars that a policy names, as far as they lie beside it.
    ///
    /// @param file its name
    /// @param around as in [#read]
    public Map<String, ImportedCalendar> calendars(String file, String text, Instant around) throws Failure {
        return new CalendarFiles(words).beside(file, text, day(text, around));
    }

    private static LocalDate day(String text, Instant at) {
        return LocalDate.ofInstant(at, PolicyNeeds.of(text).zone().orElse(ZoneOffset.UTC));
    }

    /// Answers from a file alone: nothing is spent but what is supposed, nothing given or paused.
    WhyReport why(PolicyDocument document, ChildId id, WhySubject subject, Instant at, WhyAsked asked) throws Failure {
        if (document.policy().child(id).isEmpty()) {
            throw new Failure(Exit.USAGE, words.of("input.no-child", id.value()));
        }
        var day = CivilDays.of(at, document.policy().zone());
        if (asked.isInVain(document.rules(id), day)) {
            throw new Failure(Exit.USAGE, words.refusal(WhyAsked.NOTHING_CARRIED, id.value()));
        }
        var facts = TimeFacts.of(asked.spent().orElse(Spent.NOTHING).on(day));
        var on = new WhyReport.Case(document, id, facts, at, asked.trace());
        return switch (subject) {
            case WhySubject.Time _ -> WhyReport.onTime(on);
            case WhySubject.Program(var path) -> WhyReport.onProgram(on, Program.at(path));
            case WhySubject.Site(var host) -> WhyReport.onSite(on, host);
        };
    }
}
