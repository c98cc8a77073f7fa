package org.porchlight.console;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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
    /// Questions without an answer yet: what comes is shown together, with the last.
    private int awaited;

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
        shown = shown == null ? new Today(status) : shown.withStatus(status);
        boolean reads = !seen.lost() && (accountsFor == null || isNews(accountsFor, status));
        if (seen.lost()) {
            accountsFor = null;
        } else if (reads) {
            readAccounts(status);
        }
        // What was told at once is shown already.
        if (!reads || awaited > 0) {
            present(shown);
        }
    }

    void grant(ChildId child, Duration amount) {
        boolean beyond = isOutside(child);
        guard.ask(
                new Command.Do(new Order.Grant(child, amount, beyond, "")),
                _ -> {
                    ordered(Optional.of(child), Optional.empty());
                    given(child, beyond);
                },
                why -> ordered(Optional.of(child), Optional.of(why)));
    }

    /// How things stand was told before it was given.
    private void given(ChildId child, boolean beyond) {
        guard.ask(
                new Command.Status(),
                answer -> {
                    if (shown != null && answer instanceof Answer.Status(var now)) {
                        present(shown.withStatus(now).given(child, beyond));
                    }
                },
                // A guard that is gone is said by the frame.
                _ -> {});
    }

    /// Minutes alone would open nothing there.
    private boolean isOutside(ChildId id) {
        return shown != null
                && shown.status().only(id).children().stream()
                        .anyMatch(child -> child.windowUntil().isEmpty());
    }

    /// Who asked.
    private Optional<ChildId> whose(String request) {
        return Optional.ofNullable(shown).stream()
                .flatMap(now -> now.status().children().stream())
                .filter(child -> child.request()
                        .filter(asked -> asked.id().equals(request))
                        .isPresent())
                .map(ChildStatus::id)
                .findFirst();
    }

    /// Gives what a child asked for.
    void approve(Asking asking) {
        var whose = whose(asking.id());
        boolean beyond = whose.filter(this::isOutside).isPresent();
        guard.ask(
                new Command.Approve(asking.id(), Optional.empty(), beyond, ""),
                _ -> {
                    answered(Optional.empty());
                    whose.ifPresent(child -> given(child, beyond));
                },
                why -> answered(Optional.of(why)));
    }

    /// @param length nothing: until a parent ends it, or the day does
    void pause(Optional<ChildId> child, Optional<Duration> length) {
        order(child, new Order.Pause(child, length));
    }

    void unpause(Optional<ChildId> child) {
        order(child, new Order.Unpause(child));
    }

    private static boolean isNews(StatusReport before, StatusReport now) {
        if (Duration.between(before.time(), now.time()).compareTo(ACCOUNTS_FRESH) >= 0) {
            return true;
        }
        var last = before.children().stream().map(Outline::of).toList();
        var next = now.children().stream().map(Outline::of).toList();
        return last.size() != next.size()
                || IntStream.range(0, next.size()).anyMatch(at -> next.get(at).isNewsAfter(last.get(at)));
    }

    private void readAccounts(StatusReport status) {
        accountsFor = status;
        awaited++;
        days(status).forEach(question -> read(question, this::dayRead, _ -> {}));
        accounts(status)
                .forEach(question -> read(
                        question,
                        answer -> accountRead(question.child(), answer),
                        why -> untold(question.child(), why)));
        arrived();
    }

    /// What is asked when a status is told.
    static List<Command.ByParent> questions(StatusReport status) {
        return Stream.<Command.ByParent>concat(days(status), accounts(status)).toList();
    }

    private static Stream<Command.Today> accounts(StatusReport status) {
        return status.children().stream().map(child -> new Command.Today(child.id()));
    }

    /// Of today and tomorrow whether they are days off, by the rules of the first child. What is not told is not said.
    private static Stream<Command.RulesOn> days(StatusReport status) {
        var today = status.time().atZone(ZoneId.of(status.zone())).toLocalDate();
        return status.children().stream()
                .limit(1)
                .flatMap(child -> Stream.of(today, today.plusDays(1))
                        .map(day -> new Command.RulesOn(child.id(), Optional.of(day))));
    }

    private void read(Command.ByParent question, Consumer<Answer> told, Consumer<Trouble> failed) {
        awaited++;
        guard.ask(
                question,
                answer -> {
                    told.accept(answer);
                    arrived();
                },
                why -> {
                    failed.accept(why);
                    arrived();
                });
    }

    private void arrived() {
        awaited--;
        if (awaited == 0 && shown != null) {
            present(shown);
        }
    }

    private void accountRead(ChildId child, Answer answer) {
        if (shown != null && answer instanceof Answer.Account(var account)) {
            shown = shown.withAccount(child, account);
        }
    }

    private void untold(ChildId child, Trouble why) {
        // A guard that is gone is said by the frame, and a day on which nothing was written yet is no trouble.
        if (shown != null && why instanceof Trouble.Refused(var key, var _)) {
            boolean isNew = key.equals("no-such-day");
            shown = shown.withoutAccount(child, isNew ? Optional.empty() : Optional.of(why.ofReading()));
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

    private void dayRead(Answer answer) {
        if (shown != null && answer instanceof Answer.Rules(var rules)) {
            shown = shown.withDay(rules.day(), rules.dayOff());
        }
    }

    private void present(Today next) {
        shown = next;
        listener.accept(next);
    }
}
