package org.porchlight.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.Happened;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Unopened;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.UnopenedWords;

/// What the page of today shows.
///
/// @param accounts by child; a child is missing until its account has been read
/// @param troubles what was asked for a child and not done, for a minute, or not told
/// @param trouble what was asked for everybody and not done
/// @param answering why a request could not be answered
/// @param daysOff of today and tomorrow, whether they are days off; what is not known is missing
/// @param given time that was given here last and opens nothing, by child
record Today(
        StatusReport status,
        Map<ChildId, AccountReport> accounts,
        Map<ChildId, Problem> troubles,
        Optional<Trouble> trouble,
        Optional<Trouble> answering,
        Map<LocalDate, Boolean> daysOff,
        Map<ChildId, Unopened> given) {
    /// How long it is said that something was not done.
    private static final Duration REFUSAL = Duration.ofMinutes(1);

    /// Why something was not done or not told, and since when.
    record Problem(Trouble why, Instant since) {
        boolean isUntold() {
            return why instanceof Trouble.Untold;
        }
    }

    Today {
        accounts = Map.copyOf(accounts);
        troubles = Map.copyOf(troubles);
        daysOff = Map.copyOf(daysOff);
        given = Map.copyOf(given);
    }

    /// What is known when the guard has only told how things stand.
    Today(StatusReport status) {
        this(status, Map.of(), Map.of(), Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }

    /// Whether a day is one off; nothing while that is not known.
    Optional<Boolean> dayOff(LocalDate day) {
        return Optional.ofNullable(daysOff.get(day));
    }

    /// Whether a child's day could not be read.
    boolean isUntold(ChildId child) {
        return troubles.containsKey(child) && troubles.get(child).isUntold();
    }

    /// What happened today, the latest first.
    List<Happened> happened() {
        return Happened.of(accounts.values());
    }

    Today withStatus(StatusReport next) {
        var still = new HashMap<>(given);
        still.values().removeIf(gift -> !gift.isStill(next));
        var told = new HashMap<>(troubles);
        told.values()
                .removeIf(problem -> !problem.isUntold()
                        && Duration.between(problem.since(), next.time()).compareTo(REFUSAL) >= 0);
        return new Today(next, accounts, told, trouble, answering, daysOff, still);
    }

    /// The same with a child's account that was read anew.
    Today withAccount(ChildId child, AccountReport account) {
        var told = new HashMap<>(accounts);
        told.put(child, account);
        return new Today(status, told, without(child), trouble, answering, daysOff, given);
    }

    /// The same without it, and with why it is not told.
    Today withoutAccount(ChildId child, Optional<Trouble> why) {
        var told = new HashMap<>(accounts);
        told.remove(child);
        var still = without(child);
        why.ifPresent(what -> still.put(child, new Problem(what, status.time())));
        return new Today(status, told, still, trouble, answering, daysOff, given);
    }

    /// The same with what became of an order for one child, or for everybody.
    Today ordered(Optional<ChildId> about, Optional<Trouble> what) {
        if (about.isEmpty()) {
            return new Today(status, accounts, troubles, what, answering, daysOff, given);
        }
        var others = new HashMap<>(troubles);
        others.remove(about.get());
        what.ifPresent(why -> others.put(about.get(), new Problem(why, status.time())));
        var gifts = new HashMap<>(given);
        gifts.remove(about.get());
        return new Today(status, accounts, others, trouble, answering, daysOff, gifts);
    }

    /// The same once time was given to a child.
    Today given(ChildId child, boolean beyondWindow) {
        var gifts = new HashMap<>(given);
        Unopened.of(status, child, beyondWindow)
                .ifPresentOrElse(gift -> gifts.put(child, gift), () -> gifts.remove(child));
        return new Today(status, accounts, troubles, trouble, answering, daysOff, gifts);
    }

    /// Why what was given to a child opens nothing.
    Optional<String> unopened(ChildId child, Language language) {
        var say = Say.unbroken(language, ZoneId.of(status.zone()));
        return Optional.ofNullable(given.get(child))
                .flatMap(gift -> new UnopenedWords(
                                UnopenedWords.Where.WINDOW, language, say, status, gift.beyondWindow())
                        .of(child));
    }

    /// The same with what became of an answer to a request.
    Today answered(Optional<Trouble> what) {
        return new Today(status, accounts, troubles, trouble, what, daysOff, given);
    }

    /// The same with what kind of day one is.
    Today withDay(LocalDate day, boolean off) {
        var known = new HashMap<>(daysOff);
        known.put(day, off);
        return new Today(status, accounts, troubles, trouble, answering, known, given);
    }

    private Map<ChildId, Problem> without(ChildId child) {
        var still = new HashMap<>(troubles);
        still.computeIfPresent(child, (_, problem) -> problem.isUntold() ? null : problem);
        return still;
    }
}
