package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Held;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;

/// What a holder does with real accounts and real programs, whatever means it has.
@Tag("os")
abstract class RealHolderContract extends OddProcessesContract {
    @Test
    void leavesProcessesOfRootAlone() throws Exception {
        var process = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            var program = new Busy((int) process.pid());
            start(child());

            hold();

            program.awaitProgress(program.progress());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void leavesAProgramThatBecameRootAlone() throws Exception {
        // su asks for a password; the terminal that it would ask on is not there, so it waits for its input.
        var process = child.run("sh", "-c", "sleep 300 | su root");
        Await.until("su runs", () -> runs("su", process.pid()));
        start(child());

        hold();

        assertThat(child.processes()).extracting(this::name).doesNotContain("su");
    }

    @Test
    void holdsWhatWasLeftByItsParentAndTheParent() throws Exception {
        child.run("sh", "-c", "(setsid sh -c '(while :; do :; done) & (while :; do :; done) &' &) ; sleep 300");
        Await.until("all have started", () -> child.processes().size() >= 4);

        hold();

        assertNothingMoves();
        assertThat(child.processes()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void catchesAForkBomb() throws Exception {
        child.run("sh", "-c", "i=0; while [ $i -lt 200 ]; do (while :; do sleep 0.05; done) & i=$((i+1)); done; wait");
        // Shells and what they sleep by, which ends and begins again.
        Await.until("it has begun", () -> child.processes().size() > 300);

        // One call may be over before all are caught; what it caught stays caught.
        Await.until("it is held", this::isHeldNow);

        assertNothingMoves();
        assertThat(child.processes()).hasSizeGreaterThan(150);
    }

    /// A fork that takes long, as of much memory, is ended by the kernel although the one who forks is to stop.
    @RepeatedTest(5)
    void catchesWhatAForkBringsThatHadBegun() throws Exception {
        child.run(
                "/usr/bin/perl",
                "-e",
                "$much = 'x' x 2e8; fork for 1 .. 3; for (;;) { if (!($p = fork)) { 1 while 1 } kill KILL => $p; wait }");
        Await.until("eight of them fork", () -> child.processes().size() > 8);

        Await.until("it is held", this::isHeldNow);

        assertNothingMoves();
    }

    @Test
    void holdsTwoThousandProcessesInOneCall() throws Exception {
        child.run("sh", "-c", "i=0; while [ $i -lt 2000 ]; do sleep 300 & i=$((i+1)); done; wait");
        Await.until("all run", () -> child.processes().size() > 2000);

        // How soon is for the bench to measure.
        hold();

        assertThat(holder.observe(Set.of(child())))
                .extractingByKey(child())
                .extracting(Held::frozen)
                .isEqualTo(2001);
    }

    @Test
    void writesDownWhatItChangesFirst() throws Exception {
        start(child());

        hold();

        assertThat(journal.open()).anyMatch(change -> change.target().endsWith(child().id()));
    }

    @Test
    void holdsNobodyOfWhomNothingCouldBeWrittenDown() throws Exception {
        var program = start(child());
        var full = new Journal() {
            @Override
            public void intend(What what, String target) throws MachineException {
                throw new MachineException("the disk is full");
            }

            @Override
            public void undone(What what, String target) {}

            @Override
            public List<Change> open() {
                return List.of();
            }

            @Override
            public void mend() {}
        };
        var unable = new LinuxHolder(freezer(run, full).orElseThrow(), _ -> false);

        assertThatThrownBy(() -> unable.bring(Set.of(child()), Set.of(), Set.of()))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("full");

        program.awaitProgress(program.progress());
    }

    @Test
    void refusesAnAccountOfTheSystem() {
        var daemon = new ChildAccount("1", "daemon", Path.of("/usr/sbin"));

        assertThatThrownBy(() -> holder.bring(Set.of(daemon), Set.of(), Set.of()))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("daemon");
    }
}
