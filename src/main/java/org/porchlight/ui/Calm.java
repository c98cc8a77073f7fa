package org.porchlight.ui;

import java.time.Duration;
import java.util.List;
import javafx.animation.PauseTransition;

/// Has garbage looked for once nothing has happened for a while. To be used on the FX thread.
///
/// The collector rather lets the heap grow than looks at what has become old in it: by 5 MB for each lock card. It is
/// looked twice, since what is held softly goes only when it was not used between two looks: the pictures that
/// JavaFX keeps for the next shadow are a megabyte.
public final class Calm {
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final PauseTransition first;
    private final PauseTransition second;

    /// @param after how long nothing must have happened
    /// @param look looks for garbage
    public Calm(Duration after, Runnable look) {
        this(after, BETWEEN, look);
    }

    /// @param between from the first look to the second
    Calm(Duration after, Duration between, Runnable look) {
        first = pause(after);
        second = pause(between);
        first.setOnFinished(_ -> {
            look.run();
            second.playFromStart();
        });
        second.setOnFinished(_ -> look.run());
    }

    private static PauseTransition pause(Duration length) {
        return new PauseTransition(javafx.util.Duration.millis((double) length.toMillis()));
    }

    /// From now on nothing happens.
    public void begin() {
        end();
        first.playFromStart();
    }

    /// Something happens.
    public void end() {
        List.of(first, second).forEach(PauseTransition::stop);
    }
}
