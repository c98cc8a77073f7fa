package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Greeting;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;

/// A connection to the guard, on which every answer but the one that was hoped for is a [Failure], and a parent's
/// passphrase is asked for where it is wanted.
final class Talk implements AutoCloseable {
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
            "carer-only-looks",
            "pin-only-gives",
            "code-only-gives");

    /// What is refused because of what was typed.
    private static final Set<String> WRITTEN_WRONG = Set.of(WhyAsked.NOTHING_CARRIED);

    private final Words words;
    private final Path socket;
    private final SocketLink link;
    private final Prompt prompt;

    private Talk(Words words, Path socket, SocketLink link, Prompt prompt) {
        this.prompt = prompt;
        this.words = words;
        this.socket = socket;
        this.link = link;
    }

    static Talk open(Terminal terminal, Words words, Common common) throws Failure {
        var socket = common.socket(terminal);
        try {
            var talk = new Talk(words, socket, SocketLink.connect(socket), new Prompt(terminal, words, common.stdin()));
            if (talk.link.greeting() instanceof Greeting.AsNobody) {
                talk.close();
                throw notPermitted(words);
            }
            return talk;
        } catch (GuardMissing _) {
            throw new Failure(Exit.NO_GUARD, words.of("error.no-guard", socket));
        } catch (AccessDeniedException _) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("error.socket-denied", socket));
        } catch (IOException e) {
            throw lost(words, socket, e);
        }
    }

    Answer ask(Command command) throws Failure {
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

    /// @param file its name, for what the guard finds wrong with it
    Answer judged(String file, Command command) throws Failure {
        var answer = ask(command);
        if (answer instanceof Answer.Invalid(var problems)) {
            throw invalid(words, file, problems);
        }
        return answer;
    }

    /// Asks for what is done or not.
    Answer.Done done(Command command) throws Failure {
        return done(ask(command));
    }

    private Answer.Done done(Answer answer) throws Failure {
        if (answer instanceof Answer.Done done) {
            return done;
        }
        throw unexpected();
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

    /// The parent whose account this is; nothing for whoever needs no secret.
    Optional<ParentId> self() {
        return link.greeting() instanceof Greeting.AsParent(var parent) ? parent : Optional.empty();
    }

    /// Whether it is a child that asks.
    boolean isOfAChild() {
        return link.greeting() instanceof Greeting.AsChild;
    }

    /// Whether it is a child itself that asks, about itself.
    boolean isAbout(ChildId child) {
        return link.greeting() instanceof Greeting.AsChild(var self) && self.equals(child);
    }

    void demandParent() throws Failure {
        if (isOfAChild()) {
            throw notPermitted(words);
        }
    }

    void demandChild() throws Failure {
        if (!isOfAChild()) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("error.only-a-child"));
        }
    }

    Prompt prompt() {
        return prompt;
    }

    Words words() {
        return words;
    }

    private Answer hoped(Command command, Answer answer) throws Failure {
        return switch (answer) {
            case Answer.Refused(var why, var detail) ->
                throw new Failure(
                        code(why), isToChange(command) ? words.refusal(why, detail) : words.refusedRead(why, detail));
            case Answer.NotPermitted _ -> throw notPermitted(words);
            case Answer.Locked _ -> throw new Failure(Exit.NOT_PERMITTED, words.refusal("locked", ""));
            case Answer.Conflict _,
                    Answer.Parents _,
                    Answer.Codes _,
                    Answer.People _,
                    Answer.Choices _,
                    Answer.Session _,
                    Answer.Enrolled _,
                    Answer.Invalid _,
                    Answer.Status _,
                    Answer.Why _,
                    Answer.Account _,
                    Answer.Week _,
                    Answer.Programs _,
                    Answer.Requests _,
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

    /// Somebody else was faster.
    ///
    /// @param typed whether the version that is not in force was typed: then it is written wrong (POLICY,
    ///     problems), else it is the state of things that is against it
    /// @throws Failure where even the household's zone, in which the time is said, is not told
    Failure conflict(Answer.Conflict conflict, boolean typed) throws Failure {
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
        return new Failure(typed ? Exit.USAGE : Exit.REFUSED, sentence).telling(AnswerCodec.json(conflict));
    }

    StatusReport status() throws Failure {
        if (ask(new Command.Status()) instanceof Answer.Status(var report)) {
            return report;
        }
        throw unexpected();
    }

    private static int code(String why) {
        if (WRITTEN_WRONG.contains(why) || why.startsWith("weak-")) {
            return Exit.USAGE;
        }
        return FORBIDDEN.contains(why) ? Exit.NOT_PERMITTED : Exit.REFUSED;
    }

    private static boolean isToChange(Command command) {
        return (command instanceof Command.Changing && !(command instanceof Command.Backup))
                || command instanceof Command.SetSecret
                || command instanceof Command.Request
                || command instanceof Command.TakeFinishLine
                || command instanceof Command.Dispute
                || command instanceof Command.Pin
                || command instanceof Command.Code;
    }

    /// All that is wrong with a policy file, a line each.
    static Failure invalid(Words words, String file, List<Problem> problems) {
        var findings = words.findings();
        var lines = problems.stream().map(problem -> findings.in(file, problem));
        return new Failure(Exit.USAGE, lines.collect(Collectors.joining("\n")));
    }

    /// The guard answered what makes no sense here.
    Failure unexpected() {
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
