package org.porchlight.ui;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a part of a screen was drawn from. Told the same again, the part stays as it is: nodes that are made anew are
/// styled and laid out anew, and a guard tells how things stand in each second.
///
/// @param <T> all that the part depends on
public final class Drawn<T> {
    private final Consumer<T> draw;
    private @Nullable T last;

    /// @param draw draws the part
    public Drawn(Consumer<T> draw) {
        this.draw = draw;
    }

    /// Draws the part where it depends on something else now.
    public void from(T now) {
        if (!now.equals(last)) {
            last = now;
            draw.accept(now);
        }
    }
}
