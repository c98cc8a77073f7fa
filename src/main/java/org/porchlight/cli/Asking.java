package org.porchlight.cli;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.ClockReport;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.core.report.RehearsalReport;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.core.report.RulesOfDay;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SocketLink;
import org.porchlight.ipc.WhySubject;

/// Questions and orders to the guard, each with the answer that is hoped for.
final class Asking implements AutoCloseable {
    private final Talk talk;

    private Asking(Talk talk) {
        this.talk = talk;
    }

    static Asking open(Terminal terminal, Words words, Common common) throws Failure {
        return new Asking(Talk.open(terminal, words, common));
    }

    /// About parents, their secrets and one-time codes.
    AskingOfParents ofParents() {
        return new AskingOfParents(talk);
    }

    /// Whether a child asks, who may use less than a parent.
    boolean isOfAChild() {
        return talk.isOfAChild();
    }

    StatusReport status() throws Failure {
        return talk.status();
    }

    WhyReport why(ChildId child, WhySubject subject, WhyAsked asked) throws Failure {
        var command =
                talk.isAbout(child) ? new Command.WhyMine(subject, asked) : new Command.Why(child, subject, asked);
        if (talk.ask(command) instanceof Answer.Why(var report)) {
            return report;
        }
        throw talk.unexpected();
    }

    AccountReport account(ChildId child, Optional<LocalDate> day) throws Failure {
        var command = talk.isAbout(child) ? new Command.MyAccount(day) : new Command.Account(child, day);
        if (talk.ask(command) instanceof Answer.Account(var report)) {
            return report;
        }
        throw talk.unexpected();
    }

    WeekReport week(ChildId child, Optional<String> week) throws Failure {
        var command = talk.isAbout(child) ? new Command.MyWeek(week) : new Command.Week(child, week);
        if (talk.ask(command) instanceof Answer.Week(var report)) {
            return report;
        }
        throw talk.unexpected();
    }

    PolicyReport policy() throws Failure {
        if (talk.ask(new Command.GetPolicy()) instanceof Answer.Policy(var report)) {
            return report;
        }
        throw talk.unexpected();
    }

    PolicyReport policy(ChildId child) throws Failure {
        var command = talk.isAbout(child) ? new Command.GetPolicy() : new Command.PolicyOf(child);
        if (talk.ask(command) instanceof Answer.Policy(var report)) {
            return report;
        }
        throw talk.unexpected();
    }

    /// The policy that was told, as values.
    Policy values(PolicyReport told) throws Failure {
        return PolicyChange.read(told.json()).orElseThrow(talk::unexpected);
    }

    ClockReport clock() throws Failure {
        if (talk.ask(new Command.Clock()) instanceof Answer.Clock(var report)) {
            return report;
        }
        throw talk.unexpected();
    }

    RulesOfDay rules(ChildId child, Optional<LocalDate> day) throws Failure {
        if (talk.ask(new Command.RulesOn(child, day)) instanceof Answer.Rules(var report)) {
            return report;
        }
        throw talk.unexpected();
    }

    /// @param file its name, for what the guard finds wrong with it
    RehearsalReport rehearse(String file, String yaml, int weeks) throws Failure {
        if (talk.judged(file, new Command.Rehearse(yaml, weeks)) instanceof Answer.Rehearsal(var report)) {
            return report;
        }
        throw talk.unexpected();
    }

    /// Checks the whole ledger, which may take minutes.
    Verification verify(boolean rebuild) throws Failure {
        if (talk.ask(rebuild ? new Command.Rebuild() : new Command.Verify()) instanceof Answer.Verified(var found)) {
            return found;
        }
        throw talk.unexpected();
    }

    ReportsDue reportsDue() throws Failure {
        return reports(new Command.ReportsDue());
    }

    ReportsDue planReports(Command.PlanReports command) throws Failure {
        return reports(command);
    }

    ReportsDue sendReports() throws Failure {
        return reports(new Command.SendReports());
    }

    private ReportsDue reports(Command command) throws Failure {
        if (talk.ask(command) instanceof Answer.Reports(var due)) {
            return due;
        }
        throw talk.unexpected();
    }

    void putCalendar(Command.PutCalendar command) throws Failure {
        talk.done(command);
    }

    Answer.Done order(Order order) throws Failure {
        return talk.done(new Command.Do(order));
    }

    /// Says yes or no to a request, or answers a dispute.
    Answer.Done answer(Command.ByParent command) throws Failure {
        return talk.done(command);
    }

    /// What only a child may ask, for itself.
    Answer.Done wish(Command.ByChild command) throws Failure {
        talk.demandChild();
        return talk.done(command);
    }

    /// A child disputes a row of its own account.
    Answer.Done dispute(ChildId child, Command.Dispute command) throws Failure {
        if (!talk.isAbout(child)) {
            throw new Failure(Exit.NOT_PERMITTED, talk.words().of("error.only-its-own", child.value()));
        }
        return talk.done(command);
    }

    /// @param file its name, for what the guard finds wrong with it
    Answer.Stored putPolicy(String file, String yaml, Optional<String> expected) throws Failure {
        return switch (talk.judged(file, new Command.PutPolicy(yaml, expected))) {
            case Answer.Stored stored -> stored;
            case Answer.Conflict conflict -> throw talk.conflict(conflict, expected.isPresent());
            default -> throw talk.unexpected();
        };
    }

    /// A policy that nobody wrote into a file: what the guard finds wrong with it is told without a place.
    ///
    /// @param attempt begins the sentences
    /// @param typed the version that has to be in force, where one was typed
    /// @param read the version that was changed
    Answer.Stored putEdited(String attempt, String yaml, Optional<String> typed, String read) throws Failure {
        return switch (talk.ask(new Command.PutPolicy(yaml, Optional.of(typed.orElse(read))))) {
            case Answer.Stored stored -> stored;
            case Answer.Conflict conflict -> throw talk.conflict(conflict, typed.isPresent());
            case Answer.Invalid(var problems) -> {
                var findings = talk.words().findings();
                throw new Failure(
                        Exit.USAGE,
                        problems.stream()
                                .map(problem -> talk.words().of("policy.edit-wrong", attempt, findings.of(problem)))
                                .collect(Collectors.joining("\n")));
            }
            default -> throw talk.unexpected();
        };
    }

    /// Shows the status at every change, until the guard is gone.
    void watch(Consumer<StatusReport> listener) throws Failure {
        talk.watch(listener);
    }

    /// Asks for a long answer; what the taker does with it may fail as it likes.
    void atLength(Command.AtLength command, SocketLink.Taker<Failure> taker) throws Failure {
        talk.atLength(command, taker);
    }

    /// Everything that is kept of a child.
    void export(ChildId child, SocketLink.Taker<Failure> taker) throws Failure {
        talk.atLength(talk.isAbout(child) ? new Command.ExportMine() : new Command.Export(child), taker);
    }

    @Override
    public void close() {
        talk.close();
    }
}
