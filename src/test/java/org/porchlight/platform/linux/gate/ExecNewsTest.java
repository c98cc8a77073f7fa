package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.port.MachineException;

@Tag("os")
final class ExecNewsTest {
    private final Set<Integer> heard = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void demandRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root to hear of others' programs");
    }

    @Test
    void hearsOfAProgramThatStarts() throws Exception {
        var some = new CountDownLatch(1);
        try (var _ = ExecNews.open(pid -> {
            heard.add(pid);
            some.countDown();
        })) {
            var process = new ProcessBuilder("/bin/true").start();

            assertThat(process.waitFor()).isZero();
            assertThat(some.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(heard).isNotEmpty();
    }

    @Test
    void makesNoProgramWaitWhileItsListenerTakesItsTime() throws Exception {
        var held = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        try (var _ = ExecNews.open(_ -> {
            reached.countDown();
            awaitQuietly(held);
        })) {
            for (int i = 0; i < 20; i++) {
                assertThat(new ProcessBuilder("/bin/true").start().waitFor()).isZero();
            }
            assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
            held.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void saysSoWhereNothingCanBeHeard() {
        assertThatThrownBy(() -> ExecNews.open(_ -> {}, _ -> false)).isInstanceOf(MachineException.class);
    }
}
