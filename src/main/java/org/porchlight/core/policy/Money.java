package org.porchlight.core.policy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/// A sum of money, such as `50 CNY`.
///
/// @param amount not negative, at most two decimals
/// @param currency three capital letters (ISO 4217)
public record Money(BigDecimal amount, String currency) {
    /// More is a slip of the pen in any currency.
    static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,2})?) ?([A-Z]{3})");

    public Money {
        if (amount.signum() < 0 || amount.scale() > 2) {
            throw new IllegalArgumentException("a sum of " + amount);
        }
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /// Whether it is not more than [#MOST].
    boolean isInRange() {
        return amount.compareTo(MOST) <= 0;
    }

    /// Whether there is such a currency (ISO 4217).
    boolean isOfKnownCurrency() {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(currency));
    }

    /// The sum that was written; nothing when it is none.
    static Optional<Money> parse(String written) {
        var match = FORM.matcher(written);
        return match.matches()
                ? Optional.of(new Money(new BigDecimal(match.group(1)), match.group(2)))
                : Optional.empty();
    }

    /// As the policy writes it.
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
