package org.porchlight.agent.x11;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.desktop.Box;

class ShapingsTest {
    private static final Box DISC = new Box(10, 10, 96, 96);
    private static final Box SOLID = new Box(20, 20, 40, 40);

    private long now;
    private final Shapings shapings = new Shapings(() -> now);
    private final List<Shapings.Shape> shaped = new ArrayList<>();

    private static Shapings.Shape solid(Optional<Box> box) {
        return new Shapings.Shape(box, List.of(SOLID));
    }

    @Test
    void shapesAWindowOnceItIsThere() {
        shapings.add(DISC, solid(Optional.of(SOLID)));
        shapings.found(new Box(500, 10, 96, 96), shaped::add);
        boolean waits = !shapings.isEmpty();

        shapings.found(DISC, shaped::add);

        assertThat(waits).isTrue();
        assertThat(shaped).containsExactly(solid(Optional.of(SOLID)));
        assertThat(shapings.isEmpty()).isTrue();
    }

    @Test
    void theNewestWishForAWindowCounts() {
        shapings.add(DISC, solid(Optional.empty()));
        shapings.add(DISC, solid(Optional.of(SOLID)));

        shapings.found(DISC, shaped::add);

        assertThat(shaped).containsExactly(solid(Optional.of(SOLID)));
    }

    @Test
    void doesNotLookForEverForAWindowThatWasTakenBack() {
        shapings.add(DISC, solid(Optional.empty()));
        now = Shapings.PATIENCE.toNanos() - 1;
        boolean before = shapings.isEmpty();
        now++;

        assertThat(before).isFalse();
        assertThat(shapings.isEmpty()).isTrue();
    }
}
