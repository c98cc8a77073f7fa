package org.porchlight.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.porchlight.core.decide.Program;
import org.porchlight.core.decide.Spent;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyNeeds;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.report.WhyReport;
import org.porchlight.core.time.CivilDays;
import org.porchlight.ipc.Command.Subject;

/// A policy file asked without a guard: nothing is spent, given or paused.
final class PolicyFile {
    private final Words words;
    private final Terminal terminal;

    PolicyFile(Words words, Terminal terminal) {
        this.words = words;
        this.terminal = terminal;
    }

    /// A file that is only asked about: a rule that has ended is no mistake.
    ///
    /// @throws Failure that lists all that is wrong with the file
    PolicyDocument read(String file) throws Failure {
        return switch (read(file, false)) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) -> throw Asking.invalid(file, problems);
        };
    }

    /// What is wrong with a file that is to be put in force today.
    PolicyReading judge(String file) throws Failure {
        return read(file, true);
    }

    private PolicyReading read(String file, boolean today) throws Failure {
        var text = new Typed(words).file(file, terminal.in());
        var day = day(PolicyNeeds.of(text).zone().orElse(ZoneOffset.UTC));
        var around = Circumstances.NONE.with(new CalendarFiles(words).beside(file, text, day));
        return PolicyYaml.read(text, today ? around.on(day) : around);
    }

    private LocalDate day(ZoneId zone) {
        return LocalDate.ofInstant(terminal.clock().instant(), zone);
    }

    /// Answers from a file alone: nothing is spent but what is supposed, nothing given or paused.
    WhyReport why(PolicyDocument document, ChildId id, Subject subject, Instant at, WhyAsked asked) throws Failure {
        if (document.policy().child(id).isEmpty()) {
            throw new Failure(Exit.USAGE, words.of("input.no-child", id.value()));
        }
        var day = CivilDays.of(at, document.policy().zone());
        var facts = TimeFacts.of(asked.spent().orElse(Spent.NOTHING).on(day));
        var on = new WhyReport.Case(document, id, facts, at, asked.trace());
        return switch (subject) {
            case Subject.Time _ -> WhyReport.onTime(on);
            case Subject.Program(var path) -> WhyReport.onProgram(on, Program.at(path));
            case Subject.Site(var host) -> WhyReport.onSite(on, host);
        };
    }
}
