package org.porchlight.agent.x11;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.porchlight.agent.desktop.Box;

/// Windows that are to have another shape, from when the toolkit is asked to show one until it is there. One
/// that was taken back before it came is not looked for any longer than that takes on a slow machine.
final class Shapings {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /// @param solid what of the window takes clicks
    /// @param drawn what is left of it; none: all
    record Shape(Optional<Box> solid, List<Box> drawn) {
        Shape {
            drawn = List.copyOf(drawn);
        }
    }

    /// @param until on the ruler of `nanos`
    private record Shaping(Box window, Shape shape, long until) {}

    private final LongSupplier nanos;
    private final List<Shaping> wanted = new ArrayList<>();

    /// @param nanos a ruler, as [System#nanoTime()]
    Shapings(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// The newest wish for a window is the one that counts.
    void add(Box window, Shape shape) {
        wanted.removeIf(other -> other.window().equals(window));
        wanted.add(new Shaping(window, shape, nanos.getAsLong() + PATIENCE.toNanos()));
    }

    boolean isEmpty() {
        wanted.removeIf(shaping -> nanos.getAsLong() - shaping.until() >= 0);
        return wanted.isEmpty();
    }

    /// A window is there.
    ///
    /// @param give takes the shape that it is to have
    void found(Box box, Consumer<Shape> give) {
        wanted.removeIf(shaping -> {
            boolean fits = shaping.window().isCloseTo(box);
            if (fits) {
                give.accept(shaping.shape());
            }
            return fits;
        });
    }
}
