package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SyncAfterSleepTest {
    private final SyncAfterSleep sync = new SyncAfterSleep();

    @Test
    void believesTheKernelWithoutASleep() {
        assertThat(sync.isFresh(Duration.ZERO, 500, true)).isTrue();
        assertThat(sync.isFresh(Duration.ofMinutes(9), 1_000, true)).isTrue();
        assertThat(sync.isFresh(Duration.ofMinutes(9), 1_500, false)).isFalse();
    }

    @Test
    void doesNotBelieveAWordThatIsOlderThanALongSleep() {
        sync.isFresh(Duration.ZERO, 500, true);

        assertThat(sync.isFresh(Duration.ofHours(8), 1_000, true)).isFalse();
        assertThat(sync.isFresh(Duration.ofHours(8), 4_000, true)).isFalse();
    }

    @Test
    void believesANewWordAfterALongSleep() {
        sync.isFresh(Duration.ZERO, 500, true);
        sync.isFresh(Duration.ofHours(8), 4_000, true);

        assertThat(sync.isFresh(Duration.ofHours(8), 100, true)).isTrue();
        assertThat(sync.isFresh(Duration.ofHours(8), 600, true)).isTrue();
    }

    @Test
    void believesAWordThatWasTakenBackAndGivenAgain() {
        sync.isFresh(Duration.ZERO, 500, true);
        sync.isFresh(Duration.ofHours(8), 4_000, true);
        sync.isFresh(Duration.ofHours(8), 16_000_000, false);

        assertThat(sync.isFresh(Duration.ofHours(8), 16_000_100, true)).isTrue();
    }

    @Test
    void startsAfterASleepThatNobodySaw() {
        assertThat(sync.isFresh(Duration.ofHours(8), 500, true)).isTrue();
    }
}
