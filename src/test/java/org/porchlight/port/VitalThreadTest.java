package org.porchlight.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VitalThreadTest {
    private static final int PATIENCE_SECONDS = 120;

    /// A process that would run for ever, were it not for the bug in a thread of its.
    static final class WithABug {
        private WithABug() {}

        public static void main(String[] arguments) throws InterruptedException {
            VitalThread.start("hears", () -> {
                throw new IllegalStateException("a bug");
            });
            new CountDownLatch(1).await();
        }
    }

    @Test
    void aBugEndsTheWholeProcess() throws Exception {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var java = ProcessHandle.current().info().command().orElseThrow();
        var process = new ProcessBuilder(List.of(java, "-cp", classPath, WithABug.class.getName()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(VitalThread.CRASHED);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void oneThatIsDoneEndsNothing() throws Exception {
        var done = new CountDownLatch(1);

        var thread = VitalThread.start("done", done::countDown);

        assertThat(thread.getName()).isEqualTo("done");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        thread.join();
    }
}
