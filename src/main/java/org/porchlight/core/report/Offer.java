package org.porchlight.core.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.engine.Card;

/// What there is for a child besides waiting.
///
/// @param card how much of the screen the lock card takes, when it is up
/// @param programs that go on though time is closed, and do not count, by the absolute paths that rules
///     name them with; none while it is open
/// @param finish how long the finish line would be if the child took it now; nothing when it may not
/// @param keys what gives time at once at its screen
public record Offer(Card.Form card, List<String> programs, Optional<Duration> finish, Keys keys) {
    /// Nothing but to wait.
    public static final Offer NOTHING = new Offer(Card.Form.FULL, List.of(), Optional.empty());

    public Offer {
        programs = List.copyOf(programs);
    }

    /// Without anything that gives time at once.
    public Offer(Card.Form card, List<String> programs, Optional<Duration> finish) {
        this(card, programs, finish, Keys.NONE);
    }

    /// The same with what gives time at once.
    public Offer with(Keys other) {
        return new Offer(card, programs, finish, other);
    }
}
