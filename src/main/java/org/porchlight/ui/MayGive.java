package org.porchlight.ui;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.text.Say;

/// How far a carer's minutes go.
final class MayGive {
    private MayGive() {}

    /// Why an amount cannot be given; nothing where it can.
    ///
    /// @param left what a carer may give yet today; nothing for all others
    static Optional<String> against(Words words, Say say, Duration amount, Optional<Duration> left) {
        return left.filter(most -> amount.compareTo(most) > 0).map(most -> left(words, say, most));
    }

    /// How much is left.
    static String left(Words words, Say say, Duration left) {
        return isSpent(left) ? words.of("carer.spent") : words.of("carer.left", say.minutesSpelled(left));
    }

    /// Whether less than a minute is left, which is nothing.
    static boolean isSpent(Duration left) {
        return left.toMinutes() == 0;
    }
}
