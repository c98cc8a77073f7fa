package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeadlinesTest {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATER = Duration.ofHours(1);

    private final Deadlines deadlines = new Deadlines();

    @AfterEach
    void end() {
        deadlines.close();
    }

    /// From when it was to be closed until it was.
    private Duration lateness(Duration limit) throws Exception {
        var closed = new CompletableFuture<Long>();
        long begin = System.nanoTime();
        try (var _ = deadlines.closing(() -> closed.complete(System.nanoTime()), limit)) {
            return Duration.ofNanos(closed.get(20, TimeUnit.SECONDS) - begin).minus(limit);
        }
    }

    @Test
    void closesWhatTakesTooLongAndNeverBefore() throws Exception {
        assertThat(lateness(SOON)).isPositive();
        // It has slept meanwhile.
        assertThat(lateness(SOON)).isPositive();
    }

    @Test
    void leavesAloneWhatWasInTime() throws Exception {
        var closed = new CompletableFuture<Boolean>();
        deadlines.closing(() -> closed.complete(true), SOON).close();

        assertThat(lateness(SOON.multipliedBy(2))).isPositive();
        assertThat(closed).isNotDone();
    }

    @Test
    void waitsForNoneOfTheOthers() throws Exception {
        try (var _ = deadlines.closing(() -> {}, LATER)) {
            assertThat(lateness(SOON)).isPositive();
        }
    }

    @Test
    void goesOnWhereOneCannotBeClosed() throws Exception {
        Closeable broken = () -> {
            throw new IllegalStateException("broken");
        };
        try (var _ = deadlines.closing(broken, Duration.ZERO)) {
            assertThat(lateness(SOON.multipliedBy(10))).isPositive();
        }
        assertThat(lateness(SOON)).isPositive();
    }

    @Test
    void givesNoLimitOnceItIsClosed() {
        deadlines.close();

        assertThatThrownBy(() -> deadlines.closing(() -> {}, SOON)).isInstanceOf(ClosedChannelException.class);
    }
}
