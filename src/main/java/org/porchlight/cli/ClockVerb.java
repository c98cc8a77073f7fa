package org.porchlight.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.engine.Order;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.json.ClockJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The calendar of this PC: how sure it is, and a parent's word for it.
final class ClockVerb {
    private ClockVerb() {}

    /// Says what time it is, and how sure that is.
    @Command(name = "status")
    static final class Status extends Verb {
        Status(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            try (var asking = ask()) {
                var zone = ZoneId.of(asking.status().zone());
                var report = asking.clock();
                tell(ClockJson.write(report), ClockText.of(words(), zone, report));
            }
        }
    }

    /// Takes a parent's word that the clock of the PC is right.
    @Command(name = "confirm")
    static final class Confirm extends Verb {
        private static final Pattern DAYS = Pattern.compile("([0-9]{1,3})d");
        private static final int MOST_DAYS = 366;

        @Option(names = "--trust-rtc", paramLabel = "DAYS", descriptionKey = "option.trust-rtc")
        private @Nullable String trustRtc;

        Confirm(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            var trust = trust();
            try (var asking = ask()) {
                var answer = asking.order(new Order.ConfirmClock(trust));
                var say = words().in(ZoneId.of(asking.status().zone()));
                var now = asking.clock().trusted();
                tell(
                        AnswerCodec.json(answer),
                        List.of(words().of(
                                        "clock.confirmed",
                                        say.date(now.atZone(say.zone()).toLocalDate()),
                                        say.clock(now))));
            }
        }

        private Duration trust() throws Failure {
            if (trustRtc == null) {
                return Duration.ZERO;
            }
            var days = DAYS.matcher(trustRtc);
            int number = days.matches() ? Integer.parseInt(days.group(1)) : 0;
            if (number < 1 || number > MOST_DAYS) {
                throw new Failure(Exit.USAGE, words().of("input.trust-rtc", trustRtc, MOST_DAYS));
            }
            return Duration.ofDays(number);
        }
    }
}
