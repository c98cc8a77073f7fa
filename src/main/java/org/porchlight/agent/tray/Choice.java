package org.porchlight.agent.tray;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.Command;

/// What a person can choose in a tray's menu.
public sealed interface Choice {
    /// Something of the guard.
    record Ask(Command command) implements Choice {}

    /// A pause until an instant, for one child or for all. It stays the same choice while time passes: a click on one
    /// that has become another chooses nothing.
    record PauseUntil(Optional<ChildId> child, Instant until) implements Choice {
        /// As an order of now: from a second on, and at most a day.
        public Order.Pause at(Instant now) {
            var length =
                    Duration.ofSeconds(Math.clamp(Duration.between(now, until).toSeconds(), 1, DAY));
            return new Order.Pause(child, Optional.of(length));
        }
    }

    /// Something of the child's own.
    record Open(What what) implements Choice {}

    /// What a child can open from its tray.
    enum What {
        ASK,
        CODE,
        MY_DAY,
        HELP,
        /// Puts the disc back into its corner.
        DISC,
        /// Turns on that warnings are said aloud, or off.
        VOICE
    }

    /// The parents' console.
    record OpenConsole() implements Choice {}

    /// The parents' console where one-time codes are made.
    record OpenCodes() implements Choice {}

    /// In seconds, the longest pause.
    long DAY = Duration.ofDays(1).toSeconds();

    /// What a console is asked with to begin there.
    String AT_CODES = "--codes";
}
