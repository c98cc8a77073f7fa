package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.port.MachineException;

class BoundedRunTest {
    private static final Duration AMPLE = Duration.ofMinutes(1);

    @Test
    void tellsWhatAProgramWrote() throws Exception {
        assertThat(BoundedRun.output(AMPLE, List.of("sh", "-c", "echo one; echo two >&2")))
                .isEqualTo("one\ntwo\n");
    }

    @Test
    void tellsOfAProgramThatFailsOrIsNotThere() {
        assertThatThrownBy(() -> BoundedRun.output(AMPLE, List.of("sh", "-c", "echo why; exit 1")))
                .isInstanceOf(MachineException.class)
                .hasMessageEndingWith("why");
        assertThatThrownBy(() -> BoundedRun.output(AMPLE, List.of("/nothing/here")))
                .isInstanceOf(MachineException.class);
    }

    @Test
    @Timeout(60)
    void waitsNoLongerThanItIsTold() {
        assertThatThrownBy(() -> BoundedRun.output(Duration.ofMillis(200), List.of("sleep", "600")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("did not end");
    }

    /// What a program started may outlive it with its output open. Whether that output still counts is Java's affair.
    @Test
    @Timeout(30)
    void waitsForNobodyWhoHoldsTheOutput() {
        var script = "sleep 60 & sleep 1";

        try {
            assertThat(BoundedRun.output(Duration.ofSeconds(3), List.of("sh", "-c", script)))
                    .isEmpty();
        } catch (MachineException late) {
            assertThat(late).hasMessageContaining("did not end");
        }
    }
}
