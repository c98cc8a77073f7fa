package org.porchlight.core.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lengths of time as the policy writes them: `90s`, `45m`, `1h30m`; `0` is none.
public final class Amounts {
    private static final Pattern FORM = Pattern.compile("(?=.)(?:(\\d{1,5})h)?(?:(\\d{1,7})m)?(?:(\\d{1,9})s)?");

    private Amounts() {}

    /// The length that was written; nothing when it is none.
    public static Optional<Duration> parse(String written) {
        if (written.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        var match = FORM.matcher(written);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(number(match.group(1)))
                .plusMinutes(number(match.group(2)))
                .plusSeconds(number(match.group(3))));
    }

    /// The one way a length is written; seconds and larger only.
    public static String write(Duration length) {
        if (length.toSeconds() == 0) {
            return "0m";
        }
        var written = new StringBuilder();
        append(written, length.toHours(), 'h');
        append(written, length.toMinutesPart(), 'm');
        append(written, length.toSecondsPart(), 's');
        return written.toString();
    }

    private static void append(StringBuilder written, long number, char unit) {
        if (number > 0) {
            written.append(number).append(unit);
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
