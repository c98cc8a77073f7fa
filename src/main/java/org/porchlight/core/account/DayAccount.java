package org.porchlight.core.account;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.policy.ChildId;

/// Where the time of one child went on one day.
///
/// @param budget by the rules; nothing when the day has no limit
/// @param carry unused budget that came over from days before, also what of it does not hold
/// @param granted minutes that parents added
/// @param debt taken from the day for overruns of days before
/// @param finish how much of the finish line the child took
/// @param corrected how much less counts, by a parent's word
/// @param counted taken from the budget: the sum of the spent intervals, less what was corrected
/// @param trust how far the calendar is trusted
/// @param policyVersion the policy under which the day was opened
/// @param receipt eight characters that stand for the ledger when the day was closed; nothing while it is not
/// @param intervals in order, none overlaps
public record DayAccount(
        ChildId child,
        LocalDate day,
        Optional<Duration> budget,
        Duration carry,
        Duration granted,
        Duration debt,
        Duration finish,
        Duration corrected,
        Duration counted,
        Trust trust,
        String policyVersion,
        Optional<String> receipt,
        List<Interval> intervals) {
    public DayAccount {
        intervals = List.copyOf(intervals);
    }

    /// The account of a day that is not over, with nothing from days before.
    public DayAccount(
            ChildId child,
            LocalDate day,
            Optional<Duration> budget,
            Duration granted,
            Duration counted,
            String policyVersion,
            List<Interval> intervals) {
        this(
                child,
                day,
                budget,
                Duration.ZERO,
                granted,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                counted,
                Trust.FULL,
                policyVersion,
                Optional.empty(),
                intervals);
    }

    /// The same day with another budget.
    public DayAccount withBudget(Optional<Duration> other) {
        return new DayAccount(
                child,
                day,
                other,
                carry,
                granted,
                debt,
                finish,
                corrected,
                counted,
                trust,
                policyVersion,
                receipt,
                intervals);
    }

    /// The same day with other intervals.
    public DayAccount with(List<Interval> other) {
        return new DayAccount(
                child,
                day,
                budget,
                carry,
                granted,
                debt,
                finish,
                corrected,
                counted,
                trust,
                policyVersion,
                receipt,
                other);
    }

    /// What holds of the budget, as far as the calendar is trusted.
    public Optional<Duration> heldBudget() {
        return trust.budget(budget);
    }

    /// What holds of the carry.
    public Duration heldCarry() {
        return trust.carry(budget, carry);
    }

    /// The rows that people are shown, in order. By the place of a row here, from 1 on, it is disputed; an
    /// interval that is closed never comes into sight or goes out of it, so a row keeps its number while the day
    /// goes on.
    public List<Interval> rows() {
        return intervals.stream().filter(Interval::isShown).toList();
    }

    /// How long each kind lasted; what is absent was not.
    public Map<Kind, Duration> kinds() {
        var sums = Sums.NONE;
        for (var interval : intervals) {
            sums = sums.plus(interval);
        }
        return sums.kinds();
    }
}
