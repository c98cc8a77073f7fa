package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LinuxClocksTest {
    @Test
    void namesTheBootAsTheKernelDoes() throws Exception {
        var reading = new LinuxClocks().read();

        assertThat(reading.boot().value())
                .isEqualTo(Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                        .strip());
    }

    @Test
    void readsThreeClocksThatAgreeWithTheirs() throws Exception {
        var uptime = Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0];

        var reading = new LinuxClocks().read();

        assertThat(reading.sinceBoot())
                .isBetween(sinceBoot(uptime), sinceBoot(uptime).plusSeconds(60));
        assertThat(reading.wall()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    private static Duration sinceBoot(String seconds) {
        return Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
    }

    @Test
    void neverGoesBackAndIsNeverAwakeLongerThanUp() throws Exception {
        var clocks = new LinuxClocks();
        var before = clocks.read();

        for (int i = 0; i < 1000; i++) {
            // A reading whose awake time were the longer one cannot even be made.
            var now = clocks.read();
            assertThat(now.awake()).isGreaterThanOrEqualTo(before.awake());
            before = now;
        }
    }
}
