package org.porchlight.core.decide;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.Said;

/// Where a child's time stands on one local day. All arithmetic on budgets is here (POLICY, "What is left").
///
/// @param spent counted today
/// @param week counted in the week of `day`, today included
/// @param month counted in the month of `day`, today included
/// @param carry unused budget that came over from days before
/// @param granted what parents added today
/// @param debt taken from this day's budget for overruns of days before
/// @param finish how much of the finish line the child took today
/// @param owed overrun of this day that the next day pays, because the calendar was found to be another
/// @param trust how far the calendar was trusted when the day began
/// @param groups counted today in groups that have limits of their own, by `apps.NAME` or `sites.NAME`
public record Standing(
        LocalDate day,
        Duration spent,
        Duration week,
        Duration month,
        Duration carry,
        Duration granted,
        Duration debt,
        Duration finish,
        Duration owed,
        Trust trust,
        Map<String, Duration> groups) {
    /// How a day was opened.
    public enum Trust {
        FULL,
        /// The clock is not attested: at most [#PROVISIONAL] until it is.
        PROVISIONAL,
        /// The clock is not attested and too many days are provisional already: nothing but what parents give.
        UNOPENED
    }

    /// The most that a provisional day gives of its budget and what came over.
    public static final Duration PROVISIONAL = Duration.ofMinutes(30);

    private static final Duration EVER = Duration.ofSeconds(Long.MAX_VALUE);

    public Standing {
        groups = Map.copyOf(groups);
        if (spent.isNegative()
                || week.isNegative()
                || month.isNegative()
                || carry.isNegative()
                || granted.isNegative()
                || debt.isNegative()
                || finish.isNegative()
                || owed.isNegative()) {
            throw new IllegalArgumentException("an amount below nothing on " + day);
        }
    }

    /// A day on which nothing was.
    public static Standing of(LocalDate day) {
        return new Standing(
                day,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Trust.FULL,
                Map.of());
    }

    /// This standing and an amount that was used today.
    public Standing spending(Duration amount) {
        return new Standing(
                day,
                spent.plus(amount),
                week.plus(amount),
                month.plus(amount),
                carry,
                granted,
                debt,
                finish,
                owed,
                trust,
                groups);
    }

    /// This standing and an amount that parents added today.
    public Standing granting(Duration amount) {
        return new Standing(day, spent, week, month, carry, granted.plus(amount), debt, finish, owed, trust, groups);
    }

    /// This standing and an amount that was used today in a group.
    public Standing spendingIn(String group, Duration amount) {
        var all = new HashMap<>(groups);
        all.merge(group, amount, Duration::plus);
        return new Standing(day, spent, week, month, carry, granted, debt, finish, owed, trust, all);
    }

    /// What is left of every limit that holds today, in the order in which they are named: month, week, day, own.
    List<Limit> limits(ChildRules rules) {
        var found = new ArrayList<Limit>(4);
        rules.monthBudget(day)
                .ifPresent(said -> found.add(Limit.of(said.value().minus(month), Reason.MONTH_BUDGET, said)));
        rules.weekBudget(day)
                .ifPresent(said -> found.add(Limit.of(said.value().minus(week), Reason.WEEK_BUDGET, said)));
        dayBudget(rules).ifPresent(found::add);
        rules.ownLimit().ifPresent(said -> found.add(Limit.of(said.value().minus(spent), Reason.OWN_LIMIT, said)));
        return found;
    }

    /// What the day itself gives: budget, carry, grants and finish line less debt; nothing when it has no budget.
    public Optional<Duration> capacity(ChildRules rules) {
        var owes = pays(rules) ? debt : Duration.ZERO;
        return base(rules).map(base -> base.plus(granted).plus(finish).minus(owes));
    }

    private Optional<Limit> dayBudget(ChildRules rules) {
        return capacity(rules).map(all -> {
            Said<?> said =
                    full(rules).equals(base(rules)) ? rules.budget(day).orElseThrow() : Said.own(PROVISIONAL, "clock");
            return Limit.of(all.minus(spent), Reason.DAY_BUDGET, said);
        });
    }

    /// Budget and carry. A day whose budget is 0 stays 0 after carry.
    private Optional<Duration> full(ChildRules rules) {
        return rules.budget(day).map(Said::value).map(length -> length.isZero() ? Duration.ZERO : length.plus(carry));
    }

    /// Budget and carry as far as the day is trusted.
    private Optional<Duration> base(ChildRules rules) {
        return switch (trust) {
            case FULL -> full(rules);
            case PROVISIONAL ->
                Optional.of(full(rules).map(all -> shorter(all, PROVISIONAL)).orElse(PROVISIONAL));
            case UNOPENED -> Optional.of(Duration.ZERO);
        };
    }

    /// The next day as it begins after this one: what comes over, what is owed, which sums go on.
    public Standing next(ChildRules rules) {
        var tomorrow = day.plusDays(1);
        while (rules.schedule().on(tomorrow).isSkipped()) {
            tomorrow = tomorrow.plusDays(1);
        }
        boolean sameWeek = rules.weekStart(tomorrow).equals(rules.weekStart(day));
        boolean sameMonth = tomorrow.getMonthValue() == day.getMonthValue() && tomorrow.getYear() == day.getYear();
        return new Standing(
                tomorrow,
                Duration.ZERO,
                sameWeek ? week : Duration.ZERO,
                sameMonth ? month : Duration.ZERO,
                carryAfter(rules, tomorrow),
                Duration.ZERO,
                debtAfter(rules),
                Duration.ZERO,
                Duration.ZERO,
                Trust.FULL,
                Map.of());
    }

    /// Over a day without a budget of its own, or one that was never opened, the carry stays as it is.
    private Duration carryAfter(ChildRules rules, LocalDate tomorrow) {
        var budget = rules.budget(day);
        if (trust == Trust.UNOPENED || budget.isEmpty()) {
            return carry;
        }
        var all = shorter(carry.plus(budget.get().value()), mostCarried());
        var kept = all.minus(pays(rules) ? debt : Duration.ZERO).minus(spent);
        return shorter(rules.carryOver(tomorrow), positive(kept));
    }

    /// A day that was never attested passes on no more than it gave.
    private Duration mostCarried() {
        return trust == Trust.PROVISIONAL ? PROVISIONAL : EVER;
    }

    /// Debt is taken from days that have a budget; what such a day cannot pay goes on to the next. So does the part of
    /// the finish line that was used.
    private Duration debtAfter(ChildRules rules) {
        var base = base(rules);
        if (base.isEmpty()) {
            return debt.plus(owed);
        }
        var given = base.get().plus(granted);
        var paid = paid(rules);
        var overrun = shorter(finish, positive(spent.minus(given.minus(paid))));
        return debt.minus(paid).plus(overrun).plus(owed);
    }

    /// Whether the day has a budget from which a debt can be taken.
    private boolean pays(ChildRules rules) {
        return trust != Trust.UNOPENED
                && rules.budget(day).filter(said -> said.value().isPositive()).isPresent();
    }

    /// How much of the debt this day pays.
    public Duration paid(ChildRules rules) {
        return pays(rules) ? shorter(debt, base(rules).orElseThrow().plus(granted)) : Duration.ZERO;
    }

    private static Duration positive(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
