package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(Duration.ofMillis(700), Duration.ofMillis(4_700));

    @Test
    void leavesWhatWasDrawnSinceTheLastTick() {
        pace.drawn(Duration.ofMillis(1400), false);

        assertThat(pace.isDue(Duration.ofSeconds(2))).isFalse();
    }

    @Test
    void drawsAtEachTickWhereNothingElseDid() {
        pace.drawn(Duration.ofMillis(1001), false);

        assertThat(pace.isDue(Duration.ofSeconds(2))).isTrue();
    }

    @Test
    void drawsSeldomWhatShowsNoSeconds() {
        pace.drawn(Duration.ofMillis(1001), true);

        assertThat(pace.isDue(Duration.ofSeconds(5))).isFalse();
        assertThat(pace.isDue(Duration.ofSeconds(6))).isTrue();
    }
}
