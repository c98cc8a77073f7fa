package org.porchlight.console;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// The page of today: reads the accounts of the day beside the status it is told, and passes on orders. What a parent
/// asks shows when the guard has done it, never before.
final class TodayModel {
    /// Accounts grow while time is counted; reading them at every push would ask the guard for the same day each
    /// second.
    private static final Duration ACCOUNTS_FRESH = Duration.ofSeconds(20);

    private final Guard guard;
    private Consumer<Today> listener = _ -> {};
    private @Nullable Today shown;
    private @Nullable StatusReport accountsFor;

    TodayModel(Guard guard) {
        this.guard = guard;
    }

    /// Tells the screen at every change from now on.
    void show(Consumer<Today> onChange) {
        listener = onChange;
    }

    /// The guard tells how things stand, or is lost since.
    void seen(Seen seen) {
        var status = seen.status();
        var today = shown == null ? new Today(status) : shown.withStatus(status);
        present(today);
        if (seen.lost()) {
            accountsFor = null;
        } else if (accountsFor == null || isNews(accountsFor, status)) {
            readAccounts(status);
        }
    }

    void grant(ChildId child, Duration amount) {
        order(Optional.of(child), new Order.Grant(child, amount, isOutside(child), ""));
    }

    /// Minutes alone would open nothing there.
    private boolean isOutside(ChildId id) {
        return isOutside(child -> child.id().equals(id));
    }

    private boolean isOutside(String request) {
        return isOutside(child ->
                child.request().filter(asked -> asked.id().equals(request)).isPresent());
    }

    private boolean isOutside(Predicate<ChildStatus> whose) {
        return shown != null
                && shown.status().children().stream()
                        .filter(whose)
                        .anyMatch(child -> child.windowUntil().isEmpty());
    }

    /// Gives what a child asked for.
    void approve(Asking asking) {
        guard.ask(
                new Command.Approve(asking.id(), Optional.empty(), isOutside(asking.id()), ""),
                _ -> answered(Optional.empty()),
                why -> answered(Optional.of(why)));
    }

    void pause(Optional<ChildId> child) {
        order(child, new Order.Pause(child, Optional.empty()));
    }

    void unpause(Optional<ChildId> child) {
        order(child, new Order.Unpause(child));
    }

    private static boolean isNews(StatusReport before, StatusReport now) {
        return Duration.between(before.time(), now.time()).compareTo(ACCOUNTS_FRESH) >= 0
                || !before.children().stream()
                        .map(TodayModel::outline)
                        .toList()
                        .equals(now.children().stream().map(TodayModel::outline).toList());
    }

    /// What of a status starts a new interval or a new note.
    private record Outline(
            ChildId id, ChildStatus.Presented state, boolean counting, long granted, Optional<String> title) {}

    private static Outline outline(ChildStatus child) {
        return new Outline(child.id(), child.state(), child.counting(), child.grantedSeconds(), child.title());
    }

    private void readAccounts(StatusReport status) {
        accountsFor = status;
        readDays(status);
        for (var child : status.children()) {
            guard.ask(
                    new Command.Account(child.id(), Optional.empty()),
                    answer -> accountRead(child.id(), answer),
                    why -> untold(child.id(), why));
        }
    }

    private void accountRead(ChildId child, Answer answer) {
        if (shown != null && answer instanceof Answer.Account(var account)) {
            present(shown.withAccount(child, account));
        }
    }

    private void untold(ChildId child, Trouble why) {
        // A guard that is gone is said by the frame, and a day on which nothing was written yet is no trouble.
        if (shown != null && why instanceof Trouble.Refused(var key, var _)) {
            boolean isNew = key.equals("no-such-day");
            present(shown.withoutAccount(child, isNew ? Optional.empty() : Optional.of(why.ofReading())));
        }
    }

    private void order(Optional<ChildId> about, Order order) {
        guard.ask(
                new Command.Do(order), _ -> ordered(about, Optional.empty()), why -> ordered(about, Optional.of(why)));
    }

    private void ordered(Optional<ChildId> about, Optional<Trouble> trouble) {
        if (shown != null) {
            present(shown.ordered(about, trouble));
            readAgain(trouble);
        }
    }

    private void answered(Optional<Trouble> trouble) {
        if (shown != null) {
            present(shown.answered(trouble));
            readAgain(trouble);
        }
    }

    private void readAgain(Optional<Trouble> trouble) {
        if (trouble.isEmpty() && shown != null) {
            readAccounts(shown.status());
        }
    }

    /// Reads of today and tomorrow whether they are days off, by the rules of the first child. What is not told is not
    /// said.
    private void readDays(StatusReport status) {
        var today = status.time().atZone(ZoneId.of(status.zone())).toLocalDate();
        status.children().stream()
                .findFirst()
                .ifPresent(child -> Stream.of(today, today.plusDays(1))
                        .forEach(day ->
                                guard.ask(new Command.RulesOn(child.id(), Optional.of(day)), this::dayRead, _ -> {})));
    }

    private void dayRead(Answer answer) {
        if (shown != null && answer instanceof Answer.Rules(var rules)) {
            present(shown.withDay(rules.day(), rules.dayOff()));
        }
    }

    private void present(Today next) {
        shown = next;
        listener.accept(next);
    }
}
