package org.porchlight.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.porchlight.console.Reading.State;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.AccountEquation.Chain;

/// The page of the account: which day of which child, what is known of it, whether the record behind it is whole, and
/// the answer to a row that the child says is wrong.
final class AccountModel {
    private static final Duration FRESH = Duration.ofSeconds(20);
    /// How long a check of the whole record is taken for true. It reads everything that is kept.
    private static final Duration CHECKED = Duration.ofMinutes(15);

    private record Key(ChildId child, LocalDate day) {}

    /// What the page shows.
    ///
    /// @param parents their names by their ids
    /// @param settling why the last answer to a dispute was not taken; nothing when it was
    record Shown(
            LocalDate day,
            boolean isToday,
            State<AccountReport> state,
            Chain chain,
            Map<String, String> parents,
            Optional<Trouble> settling) {
        /// The account, when it was read.
        Optional<AccountReport> report() {
            return state instanceof State.Read<AccountReport>(var report) ? Optional.of(report) : Optional.empty();
        }

        /// Whether nothing was written down on that day.
        boolean isUnwritten() {
            return state instanceof State.Failed<AccountReport>(Trouble.Untold(var why, var _))
                    && why.equals("no-such-day");
        }
    }

    private final Guard guard;
    private final Reading<Key, AccountReport> reading;
    private final Consumer<Shown> listener;
    private State<AccountReport> state = new State.Loading<>();
    /// Nothing for today, whichever day that is.
    private Optional<LocalDate> chosen = Optional.empty();
    private Chain chain = Chain.UNCHECKED;
    private Optional<Trouble> settling = Optional.empty();
    private Map<String, String> parents = Map.of();
    private @Nullable Key shown;
    private @Nullable Seen seen;
    /// What was told of the child when it was last heard of.
    private Optional<Outline> outline = Optional.empty();
    private Instant readAt = Instant.MIN;
    private Instant checkedAt = Instant.MIN;

    AccountModel(Guard guard, Consumer<Shown> listener) {
        this.guard = guard;
        this.listener = listener;
        reading = new Reading<>(
                guard,
                key -> new Command.Account(key.child(), Optional.of(key.day())),
                answer -> answer instanceof Answer.Account(var report) ? Optional.of(report) : Optional.empty(),
                this::told);
    }

    /// What is known now. Today is read anew every 20 s, and any day at once when a parent or
    /// the child changed something of it.
    void seen(Seen now) {
        seen = now;
        if (now.child().isEmpty() || now.lost()) {
            return;
        }
        var key = new Key(now.child().get(), day());
        var next = now.ofChild().map(Outline::of);
        boolean isNews = next.isPresent() && outline.isPresent() && next.get().isNewsAfter(outline.get());
        boolean stale = isNews || (isToday() && !now.status().time().isBefore(readAt.plus(FRESH)));
        outline = next;
        if (!key.equals(shown) || stale) {
            show(key);
        }
        if (chain == Chain.UNCHECKED || !now.status().time().isBefore(checkedAt.plus(CHECKED))) {
            check();
        }
    }

    void earlier() {
        turnTo(day().minusDays(1));
    }

    void later() {
        turnTo(day().plusDays(1));
    }

    /// Shows a day, today at the latest.
    void turnTo(LocalDate day) {
        chosen = seen == null || day.isBefore(today()) ? Optional.of(day) : Optional.empty();
        if (seen != null) {
            seen(seen);
        }
    }

    /// Has the whole record checked.
    void check() {
        if (chain == Chain.CHECKING) {
            return;
        }
        checkedAt = seen == null ? Instant.MIN : seen.status().time();
        checked(Chain.CHECKING);
        guard.ask(
                new Command.Verify(),
                answer -> checked(
                        answer instanceof Answer.Verified(var found) && found.isOk() ? Chain.WHOLE : Chain.BROKEN),
                _ -> checked(Chain.UNKNOWN));
    }

    /// Answers what the child said of a row.
    ///
    /// @param amount how much less of the day counts; nothing when the row stays as it is
    void settle(String dispute, Duration amount, String words) {
        guard.ask(
                new Command.Settle(dispute, amount, words),
                _ -> {
                    settling = Optional.empty();
                    reading.again();
                },
                why -> {
                    settling = Optional.of(why);
                    tell();
                });
    }

    /// Reads what could not be read once more.
    void again() {
        reading.again();
    }

    /// Does not wait any longer.
    void stop() {
        reading.stop();
    }

    /// The page is left: what it shows when it is opened again is read anew.
    void leave() {
        shown = null;
        settling = Optional.empty();
    }

    private void show(Key key) {
        if (!key.equals(shown)) {
            settling = Optional.empty();
        }
        if (shown == null) {
            readParents();
        }
        shown = key;
        readAt = Objects.requireNonNull(seen).status().time();
        reading.show(key);
    }

    private void readParents() {
        // Their ids say who it was, too.
        ParentsByName.ask(guard, names -> {
            parents = names;
            tell();
        });
    }

    private void checked(Chain found) {
        chain = found;
        tell();
    }

    private void told(State<AccountReport> next) {
        state = next;
        tell();
    }

    private void tell() {
        if (seen != null) {
            listener.accept(new Shown(day(), isToday(), state, chain, parents, settling));
        }
    }

    private LocalDate day() {
        return chosen.orElseGet(this::today);
    }

    private boolean isToday() {
        return day().equals(today());
    }

    private LocalDate today() {
        var now = Objects.requireNonNull(seen);
        return now.status().time().atZone(now.zone()).toLocalDate();
    }
}
