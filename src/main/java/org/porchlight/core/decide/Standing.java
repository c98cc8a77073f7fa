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
        UNOPENED;

        /// What holds of a day's budget; nothing when the day has no limit.
        public Optional<Duration> budget(Optional<Duration> budget) {
            return switch (this) {
                case FULL -> budget;
                case PROVISIONAL ->
                    Optional.of(budget.map(all -> shorter(all, Standing.PROVISIONAL))
                            .orElse(Standing.PROVISIONAL));
                case UNOPENED -> Optional.of(Duration.ZERO);
            };
        }

        /// What holds of what came over to a day, beside what holds of its budget. An unopened day passes it on.
        public Duration carry(Optional<Duration> budget, Duration carry) {
            return this == PROVISIONAL
                    ? shorter(carry, Standing.PROVISIONAL.minus(budget(budget).orElseThrow()))
                    : carry;
        }
    }

    /// What the rules say of one day's own amount.
    ///
    /// @param budget nothing when the day has no limit
    /// @param carryOver the most that goes over to the next day
    public record Terms(Optional<Duration> budget, Duration carryOver) {
        /// By the rules as they are.
        public static Terms of(ChildRules rules, LocalDate day) {
            return new Terms(rules.budget(day).map(Said::value), rules.carryOver(after(rules, day)));
        }
    }

    /// The most that a provisional day gives of its budget and what came over.
    public static final Duration PROVISIONAL = Duration.ofMinutes(30);

    /// The rule behind what holds of a day while nobody vouches for the calendar.
    public static final String UNSURE = "clock";

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
        rules.ownLimit(day).ifPresent(said -> found.add(Limit.of(said.value().minus(spent), Reason.OWN_LIMIT, said)));
        return found;
    }

    /// What the day itself gives: budget, carry, grants and finish line less debt; nothing when it has no budget.
    public Optional<Duration> capacity(ChildRules rules) {
        return capacity(Terms.of(rules, day));
    }

    private Optional<Duration> capacity(Terms terms) {
        var toPay = toPay(terms);
        return given(terms).map(given -> given.minus(toPay));
    }

    /// What the day gives by its terms before its debt is paid: a debt that the day cannot pay goes on by itself.
    public Optional<Duration> given(Terms terms) {
        return base(terms).map(base -> base.plus(granted).plus(finish));
    }

    private Optional<Limit> dayBudget(ChildRules rules) {
        var terms = Terms.of(rules, day);
        return capacity(terms).map(all -> {
            boolean whole = trust == Trust.FULL || base(terms, Trust.FULL).equals(base(terms));
            Said<?> said = whole ? rules.budget(day).orElseThrow() : Said.own(PROVISIONAL, UNSURE);
            return Limit.of(all.minus(spent), Reason.DAY_BUDGET, said);
        });
    }

    /// What holds of budget and carry.
    private Optional<Duration> base(Terms terms) {
        return base(terms, trust);
    }

    /// A day whose budget is 0 stays 0 after carry.
    private Optional<Duration> base(Terms terms, Trust trusted) {
        return trusted.budget(terms.budget())
                .map(held -> held.isZero() ? Duration.ZERO : held.plus(trusted.carry(terms.budget(), carry)));
    }

    /// The next day as it begins after this one: what comes over, what is owed, which sums go on.
    public Standing next(ChildRules rules) {
        return next(rules, Terms.of(rules, day), Trust.FULL);
    }

    /// The next day, when the calendar is trusted so far by then.
    Standing next(ChildRules rules, Trust trusted) {
        return next(rules, Terms.of(rules, day), trusted);
    }

    /// The next day by the terms of this one, which the rules may have changed since.
    public Standing next(ChildRules rules, Terms terms) {
        return next(rules, terms, Trust.FULL);
    }

    private Standing next(ChildRules rules, Terms terms, Trust trusted) {
        var tomorrow = after(rules, day);
        boolean sameWeek = !rules.weekStart(tomorrow).isAfter(day);
        boolean sameMonth = tomorrow.getMonthValue() == day.getMonthValue() && tomorrow.getYear() == day.getYear();
        return new Standing(
                tomorrow,
                Duration.ZERO,
                sameWeek ? week : Duration.ZERO,
                sameMonth ? month : Duration.ZERO,
                carryAfter(terms),
                Duration.ZERO,
                debtAfter(terms),
                Duration.ZERO,
                Duration.ZERO,
                trusted,
                Map.of());
    }

    /// The day after one; a zone may leave days out.
    static LocalDate after(ChildRules rules, LocalDate day) {
        var next = day.plusDays(1);
        while (rules.schedule().on(next).isSkipped()) {
            next = next.plusDays(1);
        }
        return next;
    }

    /// Over a day without a budget of its own, or one that was never opened, the carry stays as it is.
    private Duration carryAfter(Terms terms) {
        var budget = terms.budget();
        if (trust == Trust.UNOPENED || budget.isEmpty()) {
            return carry;
        }
        // A day that was never attested passes on no more than it gave.
        var all = trust.budget(budget).orElseThrow().plus(trust.carry(budget, carry));
        var kept = all.minus(toPay(terms)).minus(spent);
        return shorter(terms.carryOver(), positive(kept));
    }

    /// Debt is taken from days that have a budget; what such a day cannot pay goes on to the next. So does the part of
    /// the finish line that was used.
    private Duration debtAfter(Terms terms) {
        if (isClear()) {
            return Duration.ZERO;
        }
        var base = base(terms);
        if (base.isEmpty()) {
            return debt.plus(owed);
        }
        var given = base.get().plus(granted);
        var paid = paid(terms);
        var overrun = shorter(finish, positive(spent.minus(given.minus(paid))));
        return debt.minus(paid).plus(overrun).plus(owed);
    }

    /// Whether nothing of this day is paid later: no debt, no finish line, nothing owed.
    private boolean isClear() {
        return debt.isZero() && finish.isZero() && owed.isZero();
    }

    /// The debt, as far as it is this day's to pay.
    private Duration toPay(Terms terms) {
        return debt.isZero() || pays(terms) ? debt : Duration.ZERO;
    }

    /// Whether the day has a budget from which a debt can be taken.
    private boolean pays(Terms terms) {
        return trust != Trust.UNOPENED
                && terms.budget().filter(Duration::isPositive).isPresent();
    }

    /// How much of the debt this day pays: no more than what of it was not used. A debt may reach a day that is past
    /// and
    /// used up, when the calendar turns out to be another.
    private Duration paid(Terms terms) {
        return pays(terms)
                ? shorter(debt, positive(base(terms).orElseThrow().plus(granted).minus(spent)))
                : Duration.ZERO;
    }

    private static Duration positive(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
