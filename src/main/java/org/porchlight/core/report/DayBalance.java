package org.porchlight.core.report;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.decide.Standing.Trust;

/// What a day gave, what was taken from it, and what is left:
/// `budget + carry + given + finish − debt − counted`, never below nothing.
///
/// @param budget what held of the day's own; nothing when the day had no limit
/// @param carry what held of what came over from days before
/// @param given by parents
/// @param finish of the finish line, as far as it was taken
/// @param debt for overruns of days before, as far as this day paid
/// @param counted less what was corrected
/// @param corrected how much less counts, by a parent's word
/// @param left nothing when the day had no limit
public record DayBalance(
        Optional<Duration> budget,
        Duration carry,
        Duration given,
        Duration finish,
        Duration debt,
        Duration counted,
        Duration corrected,
        Optional<Duration> left) {
    public static DayBalance of(DayAccount account) {
        var budget = account.heldBudget();
        // A day whose budget is 0 stays 0 after carry, and pays no debt.
        boolean gives = budget.filter(Duration::isPositive).isPresent();
        var carry = gives ? account.heldCarry() : Duration.ZERO;
        var debt = gives && account.trust() != Trust.UNOPENED ? account.debt() : Duration.ZERO;
        return new DayBalance(
                budget,
                carry,
                account.granted(),
                account.finish(),
                debt,
                account.counted(),
                account.corrected(),
                budget.map(own -> own.plus(carry)
                        .plus(account.granted())
                        .plus(account.finish())
                        .minus(debt)
                        .minus(account.counted())));
    }

    public DayBalance {
        left = left.map(DayBalance::notBelowNothing);
    }

    /// What the day gave in all; nothing when it had no limit.
    public Optional<Duration> capacity() {
        return budget.map(
                own -> notBelowNothing(own.plus(carry).plus(given).plus(finish).minus(debt)));
    }

    static Duration notBelowNothing(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }
}
