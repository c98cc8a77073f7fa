package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.core.account.DayTotals;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.Titles;

/// Opens, adjusts and closes the days of one child, so that what the ledger says of them is what holds.
final class Reckoning {
    private final Turn turn;
    private final ChildId child;
    private final ChildRules rules;

    Reckoning(Turn turn, ChildId child) {
        this.turn = turn;
        this.child = child;
        this.rules = turn.rules(child);
    }

    private ChildBook book() {
        return turn.book(child);
    }

    /// Opens a day with what the days before leave it.
    void open(LocalDate day) {
        var begun = book().begun(rules, day);
        var terms = Standing.Terms.of(rules, day);
        var fact = new Fact.DayOpened(
                child,
                day,
                rules.zone().getId(),
                TzData.version(),
                terms.budget(),
                begun.carry(),
                begun.debt(),
                book().coming(turn.clock(), day.minusDays(1)).trust(),
                Optional.of(terms.carryOver()),
                passed(day));
        turn.emit(fact, new Actor.Guard(), Optional.of(day));
    }

    /// The terms of the days before one that pass in this step without being opened, because nobody was there.
    private List<Standing.Terms> passed(LocalDate day) {
        var found = new ArrayDeque<Standing.Terms>();
        var date = day.minusDays(1);
        while (date.isAfter(turn.before())
                && !book().on(date).isOpened()
                && found.size() < Fact.DayOpened.MOST_PASSED) {
            found.addFirst(Standing.Terms.of(rules, date));
            date = date.minusDays(1);
        }
        return List.copyOf(found);
    }

    /// Opened days up to `last`, in order.
    private List<LocalDate> opened(LocalDate last) {
        var found = new ArrayList<LocalDate>();
        for (var day : book().days()) {
            if (!day.isAfter(last) && book().on(day).isOpened()) {
                found.add(day);
            }
        }
        return found;
    }

    /// What counts of each day, as intervals lie now.
    Map<LocalDate, Duration> spent() {
        var spent = new TreeMap<LocalDate, Duration>();
        for (var day : book().days()) {
            spent.put(day, book().on(day).spent());
        }
        return spent;
    }

    /// Puts the days in order after intervals moved. Each is judged by the terms with which it was opened, today too:
    /// those of now hold for it from then on.
    ///
    /// @param before what counted of each day
    void redated(Map<LocalDate, Duration> before) {
        var today = turn.today();
        for (var day : opened(LocalDate.MAX)) {
            if (day.isAfter(today) && !isLivedIn(day)) {
                turn.emit(new Fact.DayVoided(child, day), new Actor.Guard(), Optional.of(day));
                owe(day, Duration.ZERO);
            }
        }
        var days = new TreeMap<>(before);
        spent().forEach((day, _) -> days.putIfAbsent(day, Duration.ZERO));
        var first = Optional.<LocalDate>empty();
        for (var day : days.headMap(today, true).keySet()) {
            var was = days.getOrDefault(day, Duration.ZERO);
            boolean moved = !was.equals(book().on(day).spent());
            boolean late = (moved || isLivedIn(day)) && !book().on(day).isOpened();
            if (late) {
                open(day);
            }
            first = first.or(() -> moved || late ? Optional.of(day) : Optional.empty());
            if (first.isPresent()) {
                adjust(day, day.isAfter(first.get()));
            }
            if (moved) {
                owesMore(day, was);
            }
        }
    }

    /// Whether the PC was awake in a day, so that anything but sleep lies there: then it has an account.
    private boolean isLivedIn(LocalDate day) {
        return book().on(day).sums().kinds().keySet().stream().anyMatch(kind -> kind != Kind.ASLEEP);
    }

    /// What counts of a day is another: what is more than it had is owed, and what is not any more is not.
    private void owesMore(LocalDate day, Duration before) {
        var standing = book().standing(rules, day);
        var given = standing.given(book().on(day).terms(day, rules));
        if (given.isEmpty()) {
            return;
        }
        var more = over(standing.spent(), given.get()).minus(over(before, given.get()));
        var owed = standing.owed().plus(more);
        owe(day, owed.isNegative() ? Duration.ZERO : owed);
    }

    private void owe(LocalDate day, Duration amount) {
        if (!amount.equals(book().on(day).owes())) {
            turn.emit(new Fact.Owed(child, day, amount), new Actor.Guard(), Optional.of(day));
        }
    }

    private static Duration over(Duration spent, Duration given) {
        var over = spent.minus(given);
        return over.isNegative() ? Duration.ZERO : over;
    }

    /// Takes what is owed of a corrected day less, and lets every day after it follow from the one before.
    ///
    /// @param before what counted of the day
    void corrected(LocalDate changed, Duration before) {
        owesMore(changed, before);
        for (var day : opened(turn.today())) {
            if (day.isAfter(changed)) {
                adjust(day, true);
            }
        }
    }

    /// Brings the days up to what holds now.
    void settle() {
        var today = turn.today();
        if (turn.clock().isSure()) {
            vouch(today);
        }
        for (var day : opened(today)) {
            // A day that was opened before comes again: the calendar had run ahead, and the days before it went on.
            boolean comes = day.isAfter(turn.before());
            if (day.equals(today)) {
                adjust(day, comes, Standing.Terms.of(rules, day));
            } else if (comes) {
                adjust(day, true);
            }
        }
        for (var day : opened(today.minusDays(1))) {
            close(day);
        }
    }

    /// Somebody vouches for the calendar: what was kept back is given, and the days after follow from that.
    private void vouch(LocalDate today) {
        boolean follows = false;
        for (var day : opened(today)) {
            boolean keptBack = book().on(day).opening().orElseThrow().trust() != Trust.FULL;
            if (keptBack || follows) {
                adjust(day, follows);
                follows = true;
            }
        }
    }

    private void adjust(LocalDate day, boolean follows) {
        adjust(day, follows, book().on(day).terms(day, rules));
    }

    /// Says what an opened day gives, where that is another now.
    ///
    /// @param follows whether carry and debt follow from the day before, or are as they were
    private void adjust(LocalDate day, boolean follows, Standing.Terms terms) {
        var opening = book().on(day).opening().filter(BookDay.Opening::valid);
        if (opening.isEmpty()) {
            return;
        }
        var known = opening.get();
        var begun = follows ? book().begun(rules, day) : Standing.of(day);
        var carry = follows ? begun.carry() : known.carry();
        var debt = follows ? begun.debt() : known.debt();
        var trust = turn.clock().isSure() ? Trust.FULL : known.trust();
        var fact = new Fact.DayAdjusted(child, day, terms.budget(), carry, debt, trust, Optional.of(terms.carryOver()));
        boolean same = terms.budget().equals(known.budget())
                && Optional.of(terms.carryOver()).equals(known.carryOver())
                && carry.equals(known.carry())
                && debt.equals(known.debt())
                && trust == known.trust();
        if (!same) {
            turn.emit(fact, new Actor.Guard(), Optional.of(day));
        }
    }

    /// Closes a day that is past, once nothing of it is open.
    private void close(LocalDate day) {
        if (turn.knows(child)
                && (turn.child(child).gap()
                        || !turn.child(child).running().day().isAfter(day))) {
            return;
        }
        var totals = DayTotals.of(book().on(day).sums(), Titles::category);
        boolean told = book().on(day)
                .closed()
                .filter(closed -> closed.value().tell(totals))
                .isPresent();
        if (!told) {
            turn.emit(new Fact.DayClosed(child, day, totals), new Actor.Guard(), Optional.of(day));
        }
    }
}
