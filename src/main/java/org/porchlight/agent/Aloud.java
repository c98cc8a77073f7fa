package org.porchlight.agent;

import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Has a card said aloud that nobody can see, because a program that fills the screen hides it: each once, also where
/// the next is of the same kind. What comes while it may not be said is not said later.
final class Aloud {
    /// One card.
    ///
    /// @param number of the news that it tells
    private record Card(Look.Warning.Kind kind, long number) {}

    private final Predicate<LocalTime> speaks;
    private final Consumer<String> voice;
    /// As the desktop begins: it tells what is different.
    private boolean hidden = true;

    private Optional<Card> last = Optional.empty();

    /// @param speaks whether a card is said at that time of the day
    /// @param voice says a text; returns at once
    Aloud(Predicate<LocalTime> speaks, Consumer<String> voice) {
        this.speaks = speaks;
        this.voice = voice;
    }

    /// Whether a program that fills the screen is in front.
    void hidden(boolean now) {
        hidden = now;
    }

    /// A break that waits and one that goes on are one card.
    private static Look.Warning.Kind kind(Look.Warning up) {
        return up.kind() == Look.Warning.Kind.REST ? Look.Warning.Kind.REST_DUE : up.kind();
    }

    /// @param warning the card that is up
    /// @param number of the news that came last
    void show(Optional<Look.Warning> warning, long number, LocalTime clock) {
        var card = warning.map(up -> new Card(kind(up), number));
        if (!card.equals(last)) {
            last = card;
            warning.filter(_ -> hidden && speaks.test(clock))
                    .ifPresent(up -> voice.accept(up.heading() + " " + up.sentence()));
        }
    }
}
