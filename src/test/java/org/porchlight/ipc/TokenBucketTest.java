package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final Duration EACH = Duration.ofMillis(50);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private long now = Long.MAX_VALUE - SECOND;
    private final TokenBucket bucket = new TokenBucket(EACH, 20, now);

    @Test
    void allowsASecondsWorthAtOnceAndThenMakesWait() {
        for (int i = 0; i < 20; i++) {
            assertThat(bucket.take(now)).isZero();
        }

        assertThat(bucket.take(now)).isEqualTo(EACH);
        assertThat(bucket.take(now)).isEqualTo(EACH.multipliedBy(2));
    }

    @Test
    void refillsWithTimeButNeverBeyondASecondsWorth() {
        for (int i = 0; i < 20; i++) {
            bucket.take(now);
        }
        now += 3 * SECOND; // nanoTime may overflow

        for (int i = 0; i < 20; i++) {
            assertThat(bucket.take(now)).isZero();
        }

        assertThat(bucket.take(now)).isEqualTo(EACH);
    }
}
