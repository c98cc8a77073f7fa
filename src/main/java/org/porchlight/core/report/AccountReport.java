package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Kind;
import org.porchlight.core.policy.ChildId;

/// The account of a day, with what happened on it.
///
/// @param told how much is in it
/// @param kinds how long each kind lasted; what is absent was not
/// @param ownLimit the limit that the child set itself, as it held when the day was over, or holds
/// @param earlier what the rules gave the day before they changed on it, in order
/// @param notes in order
/// @param looks of parents, on the day, in order
/// @param disputes of rows of the day, in the order in which they were raised
public record AccountReport(
        DayAccount account,
        Visibility told,
        Map<Kind, Duration> kinds,
        Optional<Duration> ownLimit,
        List<EarlierBudget> earlier,
        List<DayNote> notes,
        List<Look> looks,
        List<Dispute> disputes) {
    public AccountReport {
        kinds = Map.copyOf(kinds);
        earlier = List.copyOf(earlier);
        notes = List.copyOf(notes);
        looks = List.copyOf(looks);
        disputes = List.copyOf(disputes);
    }

    /// All of it.
    public AccountReport(DayAccount account, List<DayNote> notes, List<Look> looks, List<Dispute> disputes) {
        this(account, Visibility.DETAIL, account.kinds(), Optional.empty(), List.of(), notes, looks, disputes);
    }

    /// As a child reads it: nothing of another child.
    public AccountReport readBy(ChildId reader) {
        var read = notes.stream().map(note -> note.readBy(reader)).distinct().toList();
        return new AccountReport(account, told, kinds, ownLimit, earlier, read, looks, disputes);
    }

    /// The same with other words of what happened.
    public AccountReport telling(List<DayNote> other) {
        return new AccountReport(account, told, kinds, ownLimit, earlier, other, looks, disputes);
    }

    /// The same of a child that limits itself, or does not.
    public AccountReport limited(Optional<Duration> own) {
        return new AccountReport(account, told, kinds, own, earlier, notes, looks, disputes);
    }

    /// The same of a day on which the rules changed.
    public AccountReport after(List<EarlierBudget> budgets) {
        return new AccountReport(account, told, kinds, ownLimit, budgets, notes, looks, disputes);
    }

    /// Until when it is not known what the rules gave the day.
    public Optional<Instant> unknownUntil() {
        return earlier.stream()
                .filter(budget -> !budget.known())
                .map(EarlierBudget::until)
                .findFirst();
    }

    /// The limit that the child set itself, where the day gave more or had none.
    public Optional<Duration> limitedTo() {
        var gave = DayBalance.of(account).capacity();
        return ownLimit.filter(
                own -> gave.filter(whole -> whole.compareTo(own) <= 0).isEmpty());
    }

    /// What happened, each thing once: time that was given because the child asked is told by the answer alone.
    public List<DayNote> happened() {
        return notes.stream()
                .filter(note -> note.sort() != DayNote.Sort.GRANTED
                        || notes.stream().noneMatch(other -> other.isAnswerWith(note)))
                .toList();
    }

    /// A day of which nothing is disputed.
    public AccountReport(DayAccount account, List<DayNote> notes, List<Look> looks) {
        this(account, notes, looks, List.of());
    }

    /// A day at which nobody looked.
    public AccountReport(DayAccount account, List<DayNote> notes) {
        this(account, notes, List.of());
    }
}
