package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;

class FrontDeskTest {
    private static final ChildId KID = new ChildId("kid");

    @Test
    void tellsTheNewestAndCountsWhatItDropped() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        var busy = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var desk = new FrontDesk(
                (_, path, _) -> {
                    told.add(path);
                    busy.countDown();
                    await(go);
                },
                () -> {})) {
            desk.refused(KID, "first", "apps.default");
            await(busy);
            for (int i = 0; i < 300; i++) {
                desk.refused(KID, "/" + i, "apps.default");
            }
            go.countDown();

            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("first");
            for (int i = 300 - 256; i < 300; i++) {
                assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("/" + i);
            }
            assertThat(desk.dropped()).isEqualTo(300 - 256);
        }
    }

    @Test
    void looksAgainAtAChangedFileAndSaysSo() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        var looked = new CountDownLatch(1);
        try (var desk = new FrontDesk((_, path, rule) -> told.add(path + " " + rule), looked::countDown)) {

            desk.mustLookAgain(KID, "/usr/bin/lesson");

            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("/usr/bin/lesson checking");
            assertThat(looked.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
