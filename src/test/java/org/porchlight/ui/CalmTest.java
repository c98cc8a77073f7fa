package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CalmTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LATER = Duration.ofMillis(50);

    private static void awaitTwo(Duration after) throws InterruptedException {
        var looks = new CountDownLatch(2);
        OnFx.run(() -> new Calm(after, SOON, looks::countDown).begin());
        assertThat(looks.await(60, TimeUnit.SECONDS)).isTrue();
    }

    /// What is held softly goes at the second look (SoftReference).
    @Test
    void looksTwice() throws Exception {
        awaitTwo(SOON);
    }

    @Test
    void looksNotWhereSomethingHappensBefore() throws Exception {
        var looks = new AtomicInteger();

        OnFx.run(() -> {
            var calm = new Calm(SOON, SOON, looks::incrementAndGet);
            calm.begin();
            calm.end();
        });
        awaitTwo(LATER);

        assertThat(looks).hasValue(0);
    }
}
