package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.ClockReport;
import org.porchlight.core.report.CodeEntry;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.PolicyPut;
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
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Greeting;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SecretText;
import org.porchlight.ipc.SocketLink;

/// A talk with the guard, in which every answer but the one that was hoped for is a [Failure].
final class Asking implements AutoCloseable {
    /// What this person may not do, or not with what was given.
    private static final Set<String> FORBIDDEN = Set.of(
            "locked",
            "no-passphrase",
            "passphrase-needed",
            "secret-wrong",
            "secret-wrong-wait",
            "secret-wait",
            "secret-of-a-guardian",
            "rank-of-a-guardian",
            "carer-only-gives",
            "pin-only-gives",
            "code-only-gives");

    /// What is refused because of what was typed.
    private static final Set<String> WRITTEN_WRONG = Set.of(WhyAsked.NOTHING_CARRIED);

    private final Words words;
    private final Path socket;
    private final SocketLink link;
    private final Prompt prompt;

    private Asking(Words words, Path socket, SocketLink link, Prompt prompt) {
        this.prompt = prompt;
        this.words = words;
        this.socket = socket;
        this.link = link;
    }

    static Asking open(Terminal terminal, Words words, Common common) throws Failure {
        var socket = common.socket(terminal);
        try {
            var asking =
                    new Asking(words, socket, SocketLink.connect(socket), new Prompt(terminal, words, common.stdin()));
            if (asking.link.greeting() instanceof Greeting.AsNobody) {
                asking.close();
                throw notPermitted(words);
            }
            return asking;
        } catch (GuardMissing _) {
            throw new Failure(Exit.NO_GUARD, words.of("error.no-guard", socket));
        } catch (AccessDeniedException _) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("error.socket-denied", socket));
        } catch (IOException e) {
            throw lost(words, socket, e);
        }
    }

    StatusReport status() throws Failure {
        if (ask(new Command.Status()) instanceof Answer.Status(var report)) {
            return report;
        }
        throw unexpected();
    }

    WhyReport why(ChildId child, Command.Subject subject, WhyAsked asked) throws Failure {
        var command = isAbout(child) ? new Command.WhyMine(subject, asked) : new Command.Why(child, subject, asked);
        if (ask(command) instanceof Answer.Why(var report)) {
            return report;
        }
        throw unexpected();
    }

    AccountReport account(ChildId child, Optional<LocalDate> day) throws Failure {
        var command = isAbout(child) ? new Command.MyAccount(day) : new Command.Account(child, day);
        if (ask(command) instanceof Answer.Account(var report)) {
            return report;
        }
        throw unexpected();
    }

    WeekReport week(ChildId child, Optional<String> week) throws Failure {
        var command = isAbout(child) ? new Command.MyWeek(week) : new Command.Week(child, week);
        if (ask(command) instanceof Answer.Week(var report)) {
            return report;
        }
        throw unexpected();
    }

    PolicyReport policy() throws Failure {
        if (ask(new Command.GetPolicy()) instanceof Answer.Policy(var report)) {
            return report;
        }
        throw unexpected();
    }

    PolicyReport policy(ChildId child) throws Failure {
        var command = isAbout(child) ? new Command.GetPolicy() : new Command.PolicyOf(child);
        if (ask(command) instanceof Answer.Policy(var report)) {
            return report;
        }
        throw unexpected();
    }

    /// The policy that was told, as values.
    Policy values(PolicyReport told) throws Failure {
        return PolicyChange.read(told.json()).orElseThrow(this::unexpected);
    }

    ClockReport clock() throws Failure {
        if (ask(new Command.Clock()) instanceof Answer.Clock(var report)) {
            return report;
        }
        throw unexpected();
    }

    RulesOfDay rules(ChildId child, Optional<LocalDate> day) throws Failure {
        if (ask(new Command.RulesOn(child, day)) instanceof Answer.Rules(var report)) {
            return report;
        }
        throw unexpected();
    }

    /// @param file its name, for what the guard finds wrong with it
    RehearsalReport rehearse(String file, String yaml, int weeks) throws Failure {
        if (judged(file, new Command.Rehearse(yaml, weeks)) instanceof Answer.Rehearsal(var report)) {
            return report;
        }
        throw unexpected();
    }

    /// Checks the whole ledger, which may take minutes.
    Verification verify(boolean rebuild) throws Failure {
        if (ask(new Command.Verify(rebuild)) instanceof Answer.Verified(var found)) {
            return found;
        }
        throw unexpected();
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
        if (ask(command) instanceof Answer.Reports(var due)) {
            return due;
        }
        throw unexpected();
    }

    void putCalendar(Command.PutCalendar command) throws Failure {
        done(ask(command));
    }

    Answer.Done order(Order order) throws Failure {
        return done(ask(new Command.Do(order)));
    }

    /// Says yes or no to a request, or answers a dispute.
    Answer.Done answer(Command.ByParent command) throws Failure {
        return done(ask(command));
    }

    /// What only a child may ask, for itself.
    Answer.Done wish(Command.ByChild command) throws Failure {
        demandChild();
        return done(ask(command));
    }

    private void demandChild() throws Failure {
        if (!(link.greeting() instanceof Greeting.AsChild)) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("error.only-a-child"));
        }
    }

    /// A child disputes a row of its own account.
    Answer.Done dispute(ChildId child, Command.Dispute command) throws Failure {
        if (!isAbout(child)) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("error.only-its-own", child.value()));
        }
        return done(ask(command));
    }

    /// @param file its name, for what the guard finds wrong with it
    Answer.Stored putPolicy(String file, String yaml, Optional<String> expected) throws Failure {
        if (judged(file, new Command.PutPolicy(yaml, expected)) instanceof Answer.Stored stored) {
            return stored;
        }
        throw unexpected();
    }

    /// A policy that nobody wrote into a file: what the guard finds wrong with it is told without a place.
    ///
    /// @param attempt begins the sentences
    Answer.Stored putEdited(String attempt, String yaml, String expected) throws Failure {
        return switch (ask(new Command.PutPolicy(yaml, Optional.of(expected)))) {
            case Answer.Stored stored -> stored;
            case Answer.Invalid(var problems) ->
                throw new Failure(
                        Exit.USAGE,
                        problems.stream()
                                .map(problem -> words.of("policy.edit-wrong", attempt, problem.sentence()))
                                .collect(Collectors.joining("\n")));
            default -> throw unexpected();
        };
    }

    private Answer judged(String file, Command command) throws Failure {
        var answer = ask(command);
        if (answer instanceof Answer.Invalid(var problems)) {
            throw invalid(file, problems);
        }
        return answer;
    }

    private Answer.Done done(Answer answer) throws Failure {
        if (answer instanceof Answer.Done done) {
            return done;
        }
        throw unexpected();
    }

    /// Shows the status at every change, until the guard is gone.
    void watch(Consumer<StatusReport> listener) throws Failure {
        var lost = new CountDownLatch(1);
        try {
            link.watch(listener, lost::countDown);
            lost.await();
        } catch (IOException e) {
            throw lost(words, socket, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new Failure(Exit.NO_GUARD, words.of("error.guard-gone", socket));
    }

    /// Whether it is a child itself that asks, about itself.
    private boolean isAbout(ChildId child) {
        return link.greeting() instanceof Greeting.AsChild(var self) && self.equals(child);
    }

    /// Asks for a long answer; what the taker does with it may fail as it likes.
    void atLength(Command.AtLength command, SocketLink.Taker<Failure> taker) throws Failure {
        try {
            var answer = link.ask(command, taker);
            if (answer instanceof Answer.Locked) {
                unlock();
                answer = link.ask(command, taker);
            }
            done(hoped(command, answer));
        } catch (IOException e) {
            throw lost(words, socket, e);
        }
    }

    /// Everything that is kept of a child.
    void export(ChildId child, SocketLink.Taker<Failure> taker) throws Failure {
        atLength(isAbout(child) ? new Command.ExportMine() : new Command.Export(child), taker);
    }

    private Answer ask(Command command) throws Failure {
        try {
            var answer = link.ask(command);
            if (answer instanceof Answer.Locked) {
                unlock();
                answer = link.ask(command);
            }
            return hoped(command, answer);
        } catch (IOException e) {
            throw lost(words, socket, e);
        }
    }

    private Answer hoped(Command command, Answer answer) throws Failure {
        return switch (answer) {
            case Answer.Refused(var why, var detail) ->
                throw new Failure(
                        code(why), isToChange(command) ? words.refusal(why, detail) : words.refusedRead(why, detail));
            case Answer.NotPermitted _ -> throw notPermitted(words);
            case Answer.Conflict conflict -> throw conflict(conflict);
            case Answer.Locked _ -> throw new Failure(Exit.NOT_PERMITTED, words.refusal("locked", ""));
            case Answer.Parents _,
                    Answer.Codes _,
                    Answer.Session _,
                    Answer.Enrolled _,
                    Answer.Invalid _,
                    Answer.Status _,
                    Answer.Why _,
                    Answer.Account _,
                    Answer.Week _,
                    Answer.Reports _,
                    Answer.Policy _,
                    Answer.Clock _,
                    Answer.Rules _,
                    Answer.Rehearsal _,
                    Answer.Verified _,
                    Answer.Stored _,
                    Answer.Chunk _,
                    Answer.Done _ -> answer;
        };
    }

    /// @throws Failure where even the household's zone, in which the time is said, is not told
    private Failure conflict(Answer.Conflict conflict) throws Failure {
        var version = conflict.version();
        var put = conflict.put();
        var at = put.flatMap(PolicyPut::at);
        var by = put.map(PolicyPut::by).map(words::by).orElse("");
        String sentence;
        if (at.isPresent()) {
            var say = words.in(ZoneId.of(status().zone()));
            sentence = words.of("conflict.at", version, by, say.moment(at.get()));
        } else {
            sentence = words.of(put.isPresent() ? "conflict.by" : "conflict", version, by);
        }
        // An expectation that is wrong is written wrong (POLICY, problems).
        return new Failure(Exit.USAGE, sentence).telling(AnswerCodec.json(conflict));
    }

    private static int code(String why) {
        if (WRITTEN_WRONG.contains(why) || why.startsWith("weak-")) {
            return Exit.USAGE;
        }
        return FORBIDDEN.contains(why) ? Exit.NOT_PERMITTED : Exit.REFUSED;
    }

    /// Gives the passphrase of the parent whose account this is, where it is wanted.
    void unlock() throws Failure {
        try {
            var wanted = link.ask(new Command.Unlock(Optional.empty()));
            if (wanted instanceof Answer.Locked) {
                var command = new Command.Unlock(Optional.of(prompt.passphrase(self().orElseThrow(this::unexpected))));
                wanted = link.ask(command);
            }
            done(hoped(new Command.Lock(), wanted));
        } catch (IOException e) {
            throw lost(words, socket, e);
        }
    }

    void lock() throws Failure {
        done(ask(new Command.Lock()));
    }

    /// The parent whose account this is; nothing for whoever needs no secret.
    private Optional<ParentId> self() {
        return link.greeting() instanceof Greeting.AsParent(var parent) ? parent : Optional.empty();
    }

    List<ParentEntry> parents() throws Failure {
        if (ask(new Command.Parents()) instanceof Answer.Parents(var parents)) {
            return parents;
        }
        throw unexpected();
    }

    void nameParent(Command.NameParent command) throws Failure {
        done(ask(command));
    }

    /// Asks for a parent's new secret, and before for the own passphrase where one is wanted, and has it kept.
    ///
    /// @param key what is asked for
    void setSecret(ParentId whose, SecretKind kind, String key) throws Failure {
        var self = self();
        var own = self.isPresent() ? Optional.of(prompt.passphrase(self.get())) : Optional.<SecretText>empty();
        done(ask(new Command.SetSecret(whose, kind, prompt.fresh(key, whose), own)));
    }

    /// A parent gives time by PIN where a child asks.
    void pin(Duration amount, boolean beyondWindow) throws Failure {
        if (!(link.greeting() instanceof Greeting.AsChild)) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("pin.not-a-child"));
        }
        done(ask(new Command.Pin(amount, beyondWindow, prompt.pin())));
    }

    List<CodeEntry> codes() throws Failure {
        if (ask(new Command.Codes()) instanceof Answer.Codes(var codes)) {
            return codes;
        }
        throw unexpected();
    }

    Answer.Enrolled enrolCode(ChildId child, Duration amount) throws Failure {
        if (ask(new Command.EnrolCode(child, amount)) instanceof Answer.Enrolled enrolled) {
            return enrolled;
        }
        throw unexpected();
    }

    void removeCode(ChildId child, Duration amount) throws Failure {
        done(ask(new Command.RemoveCode(child, amount)));
    }

    /// A child gives the code that a parent told it.
    Answer.Done code() throws Failure {
        demandChild();
        return done(ask(new Command.Code(prompt.code())));
    }

    private static boolean isToChange(Command command) {
        return command instanceof Command.Do
                || command instanceof Command.Approve
                || command instanceof Command.Deny
                || command instanceof Command.Settle
                || command instanceof Command.Request
                || command instanceof Command.TakeFinishLine
                || command instanceof Command.Dispute
                || command instanceof Command.Code
                || command instanceof Command.EnrolCode
                || command instanceof Command.RemoveCode
                || command instanceof Command.PutPolicy
                || command instanceof Command.PutCalendar
                || command instanceof Command.PlanReports
                || command instanceof Command.SendReports
                || (command instanceof Command.Verify(var rebuild) && rebuild);
    }

    /// All that is wrong with a policy file, a line each.
    static Failure invalid(String file, List<Problem> problems) {
        return new Failure(
                Exit.USAGE, problems.stream().map(problem -> problem.in(file)).collect(Collectors.joining("\n")));
    }

    private Failure unexpected() {
        return new Failure(Exit.NO_GUARD, words.of("error.unexpected", socket));
    }

    private static Failure notPermitted(Words words) {
        return new Failure(Exit.NOT_PERMITTED, words.of("error.not-permitted"));
    }

    private static Failure lost(Words words, Path socket, IOException e) {
        return new Failure(Exit.NO_GUARD, words.of("error.no-answer", socket, String.valueOf(e.getMessage())));
    }

    @Override
    public void close() {
        link.close();
    }
}
