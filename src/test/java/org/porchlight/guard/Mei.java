package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.porchlight.agent.Eventually;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Kind;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ClockReport;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.time.ClockEvent;
import org.porchlight.ipc.AgentClaim;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;

/// A child and its parents at one PC: what they do there, and what its guard answers them.
final class Mei {
    private static final ChildId MEI = new ChildId("mei");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakePc pc;

    Mei(FakePc pc) {
        this.pc = pc;
    }

    /// Waits for the guard, and lets these rules hold.
    void rules(String zone, String budget) {
        var yaml = """
                porchlight: 1
                household: {zone: %s, calendar: none}
                children:
                  - id: mei
                    name: Mei
                    accounts: [mei]
                    time:
                      budget: {every-day: %s}
                """.formatted(zone, budget);
        awaitGuard();
        assertThat(parent(new Command.PutPolicy(yaml, Optional.empty()))).containsInstanceOf(Answer.Stored.class);
    }

    void awaitGuard() {
        Eventually.holds(
                "the guard answers",
                PATIENCE,
                () -> parent(new Command.Status()).isPresent());
    }

    /// Uses the PC until that much more of the day is spent; the program runs on.
    ///
    /// @return what is spent of the day then
    Duration use(Duration more) throws IOException {
        awaitGuard();
        long wanted = spent().plus(more).toSeconds();
        start();
        return Duration.ofSeconds(
                until("time is spent", child -> child.spentSeconds() >= wanted).spentSeconds());
    }

    /// Starts a program.
    void start() throws IOException {
        awaitGuard();
        long pid = pc.startProgram();
        var socket = pc.run().resolve(SocketLink.CHILD_SOCKET);
        try (var link = SocketLink.connect(socket)) {
            assertThat(link.ask(new AgentClaim.MyTree(pid, Optional.empty()))).isInstanceOf(Answer.Done.class);
        } catch (GuardMissing gone) {
            throw new AssertionError(gone);
        }
    }

    /// A parent says that the clock of the PC is right.
    void confirm(Duration trustRtc) {
        awaitGuard();
        assertThat(parent(new Command.Do(new Order.ConfirmClock(trustRtc)))).containsInstanceOf(Answer.Done.class);
    }

    StatusReport status() {
        return answer(new Command.Status(), Answer.Status.class).report();
    }

    ChildStatus child() {
        return status().children().getFirst();
    }

    Duration spent() {
        return Duration.ofSeconds(child().spentSeconds());
    }

    Instant time() {
        return status().time();
    }

    ChildStatus until(String what, Predicate<ChildStatus> wanted) {
        Eventually.holds(what, PATIENCE, () -> wanted.test(child()));
        return child();
    }

    ClockReport clock() {
        return answer(new Command.Clock(), Answer.Clock.class).report();
    }

    /// Waits until the parents are told so often of what happened to the clock.
    void untilTold(ClockEvent.Kind kind, long times) {
        Eventually.holds("parents are told " + kind, PATIENCE, () -> told(kind) >= times);
    }

    boolean isTold(ClockEvent.Kind kind) {
        return told(kind) > 0;
    }

    long told(ClockEvent.Kind kind) {
        return clock().events().stream()
                .filter(note -> note.subject().equals(kind.name()))
                .count();
    }

    void untilAway() {
        until("nobody is there", child -> !child.counting());
    }

    /// What a verb of the command line prints.
    String verb(String... words) throws IOException {
        var builder = new ProcessBuilder(Programs.porchlight(words)).redirectErrorStream(true);
        builder.environment().put("PORCHLIGHT_RUN", pc.run().toString());
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    Optional<DayAccount> account(LocalDate day) {
        awaitGuard();
        return parent(new Command.Account(MEI, Optional.of(day)))
                .filter(Answer.Account.class::isInstance)
                .map(answer -> ((Answer.Account) answer).report().account());
    }

    /// What counts of a day; nothing of a day that never began.
    Duration counted(LocalDate day) {
        return account(day).map(DayAccount::counted).orElse(Duration.ZERO);
    }

    Duration kind(LocalDate day, Kind kind) {
        return account(day)
                .map(account -> account.kinds().getOrDefault(kind, Duration.ZERO))
                .orElse(Duration.ZERO);
    }

    private <T extends Answer> T answer(Command.ByParent command, Class<T> kind) {
        awaitGuard();
        var answer = parent(command);
        assertThat(answer).containsInstanceOf(kind);
        return kind.cast(answer.orElseThrow());
    }

    private Optional<Answer> parent(Command.ByParent command) {
        Path socket = pc.run().resolve(SocketLink.SOCKET);
        try (var link = SocketLink.connect(socket)) {
            return Optional.of(link.ask(command));
        } catch (GuardMissing | IOException notYet) {
            return Optional.empty();
        }
    }
}
