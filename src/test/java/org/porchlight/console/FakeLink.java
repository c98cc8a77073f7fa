package org.porchlight.console;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.RulesOfDay;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;

/// A link to a guard that does as it is told. Everything happens on the caller's thread.
final class FakeLink implements GuardLink {
    /// Commands in the order in which they came.
    final List<Command> asked = new ArrayList<>();

    private final Map<ChildId, AccountReport> accounts = new HashMap<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private final Map<Class<? extends Command>, Function<Command, Answer>> answers = new HashMap<>();
    private StatusReport status;
    private Optional<Answer> toAll = Optional.empty();
    private Answer toOrders = new Answer.Done();
    private Optional<Answer> toAccounts = Optional.empty();
    private Answer session = new Answer.Session("parent:mum", false, Optional.of(Duration.ofMinutes(12)));
    private boolean gone;

    private record Watcher(Consumer<StatusReport> listener, Runnable lost) {}

    FakeLink(StatusReport status, Map<ChildId, AccountReport> accounts) {
        this.status = status;
        this.accounts.putAll(accounts);
    }

    /// What every question is answered with from now on.
    void answerWith(Answer answer) {
        toAll = Optional.of(answer);
    }

    /// What the question for the session is answered with from now on.
    void answerSessionWith(Answer answer) {
        session = answer;
    }

    /// What questions for accounts are answered with from now on.
    void answerAccountsWith(Answer answer) {
        toAccounts = Optional.of(answer);
    }

    /// How questions of a kind are answered that it does not know by itself.
    <C extends Command> void answer(Class<C> kind, Function<C, Answer> how) {
        answers.put(kind, command -> how.apply(kind.cast(command)));
    }

    /// What orders are answered with from now on.
    void answerOrdersWith(Answer answer) {
        toOrders = answer;
    }

    /// The guard's state changes.
    void push(StatusReport next) {
        status = next;
        watchers.forEach(watcher -> watcher.listener().accept(next));
    }

    /// The guard dies.
    void die() {
        gone = true;
        var all = List.copyOf(watchers);
        watchers.clear();
        all.forEach(watcher -> watcher.lost().run());
    }

    /// A second connection to the same guard, such as heavy questions have; closing it ends nothing else.
    GuardLink beside() {
        return new GuardLink() {
            @Override
            public Answer ask(Command command) throws IOException {
                return FakeLink.this.ask(command);
            }

            @Override
            public void watch(Consumer<StatusReport> listener, Runnable lost) throws IOException {
                FakeLink.this.watch(listener, lost);
            }

            @Override
            public void close() {}
        };
    }

    boolean isGone() {
        return gone;
    }

    @Override
    public Answer ask(Command command) throws IOException {
        if (gone) {
            throw new IOException("the guard ended the connection");
        }
        asked.add(command);
        return toAll.orElseGet(() -> answer(command));
    }

    private Answer answer(Command command) {
        var told = answers.get(command.getClass());
        return told == null ? known(command) : told.apply(command);
    }

    /// What it knows by itself.
    private Answer known(Command command) {
        return switch (command) {
            case Command.Status _ -> new Answer.Status(status);
            case Command.Session _ -> session;
            case Command.RulesOn(var child, var day) -> rules(child, day.orElseThrow());
            case Command.Unlock _, Command.Lock _ -> new Answer.Done();
            case Command.Today(var child) -> toAccounts.orElseGet(() -> account(child));
            case Command.Account(var child, var _) -> toAccounts.orElseGet(() -> account(child));
            case Command.Do _ -> toOrders;
            case Command.PutPolicy _ -> toOrders;
            default -> unknown(command);
        };
    }

    private static Answer rules(ChildId child, LocalDate day) {
        boolean off = day.getDayOfWeek().getValue() > 5;
        return new Answer.Rules(new RulesOfDay(child, child.value(), day, Optional.empty(), off, List.of()));
    }

    private static Answer unknown(Command command) {
        throw new AssertionError("a question that nobody told the fake to answer: " + command);
    }

    private Answer account(ChildId child) {
        var account = accounts.get(child);
        return account == null ? new Answer.Refused("no-such-child", child.value()) : new Answer.Account(account);
    }

    @Override
    public void watch(Consumer<StatusReport> listener, Runnable lost) throws IOException {
        if (gone) {
            throw new IOException("the guard ended the connection");
        }
        watchers.add(new Watcher(listener, lost));
        listener.accept(status);
    }

    @Override
    public void close() {
        die();
    }
}
