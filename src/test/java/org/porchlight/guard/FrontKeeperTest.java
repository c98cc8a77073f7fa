package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.AgentReport;
import org.porchlight.core.engine.Front;
import org.porchlight.core.engine.Input;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.platform.linux.Await;
import org.porchlight.port.MachineException;

/// With a real process in front.
class FrontKeeperTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ClockReading READING = new ClockReading(
            new BootId("boot"),
            Duration.ofSeconds(9),
            Duration.ofSeconds(9),
            Instant.parse("2026-11-24T13:00:00Z"),
            false);

    private final List<Front> told = new ArrayList<>();
    private long now;
    private FrontKeeper keeper;
    private Process program;

    @BeforeEach
    void startProgram() throws Exception {
        keeper = new FrontKeeper(this::hear, new SoftMachine().door(), () -> now);
        program = new ProcessBuilder("sh", "-c", "read line; exec sleep 300").start();
        keeper.says(MEI, program.pid());
    }

    @AfterEach
    void endProgram() {
        program.destroyForcibly().onExit().join();
    }

    private void hear(Loop.Telling telling) {
        if (telling.at(READING) instanceof Input.AgentTold(var _, var child, AgentReport.InFront(var front))) {
            assertThat(child).isEqualTo(MEI);
            told.add(front);
        }
    }

    private Front front() throws MachineException {
        keeper.round();
        return told.getLast();
    }

    @Test
    void believesWhatRuns() throws Exception {
        now += FrontKeeper.BELIEVED.toNanos();

        assertThat(front().path()).endsWith("sh");
        assertThat(told).hasSize(1);
    }

    @Test
    void believesNoProcessThatHasEnded() throws Exception {
        endProgram();

        assertThat(front()).isEqualTo(Front.NOTHING);
        assertThat(front()).isEqualTo(Front.NOTHING);
        assertThat(told).hasSize(2);
    }

    @Test
    void looksWhichProgramItHasBecome() throws Exception {
        program.getOutputStream().write('\n');
        program.getOutputStream().close();

        Await.until("it is the other program", () -> front().path().endsWith("sleep"));
    }

    @Test
    void believesAnAgentThatStandsStillForAWhileOnly() throws Exception {
        now += FrontKeeper.BELIEVED.toNanos();
        keeper.says(MEI, program.pid());
        now += FrontKeeper.BELIEVED.toNanos();
        assertThat(front().path()).endsWith("sh");

        now++;

        assertThat(front()).isEqualTo(Front.NOTHING);
    }

    @Test
    void saysNothingForAnAgentThatIsGone() throws Exception {
        keeper.gone(MEI);
        endProgram();
        keeper.round();

        assertThat(told).hasSize(1).doesNotContain(Front.NOTHING);
    }
}
