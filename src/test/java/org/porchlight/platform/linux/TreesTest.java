package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Held;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;
import org.porchlight.port.Spared;

/// Programs that were handed to a soft guard, which all run as its own account.
class TreesTest {
    private static final ChildAccount MEI = new ChildAccount("soft-mei", "soft-mei", Path.of("/tmp"));
    private static final ChildAccount JIE = new ChildAccount("soft-jie", "soft-jie", Path.of("/tmp"));
    private static final Set<ChildAccount> BOTH = Set.of(MEI, JIE);

    private final Trees trees = new Trees();
    private final List<Process> started = new ArrayList<>();

    /// A program below a process that was handed over.
    private ProcessHandle start(ChildAccount account) throws IOException, MachineException {
        return start(account, "cat; true", 1);
    }

    private ProcessHandle start(ChildAccount account, String script, int below) throws IOException, MachineException {
        var process =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        started.add(process);
        while (process.descendants().count() < below) {
            Thread.onSpinWait();
        }
        assertThat(trees.add(account, process.pid())).isPresent();
        return process.children().findFirst().orElseThrow();
    }

    @AfterEach
    void end() {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void areHeldAndLetGoWithTheirOwnChildAlone() throws Exception {
        var meis = start(MEI);
        var jies = start(JIE);

        trees.bring(Set.of(MEI), Set.of(JIE), Spared.NOBODY);
        assertThat(isStopped(meis)).isTrue();
        assertThat(isStopped(jies)).isFalse();
        assertThat(trees.observe(BOTH))
                .hasEntrySatisfying(MEI, held -> assertThat(held.strength()).isEqualTo(Held.Strength.SIGNAL))
                .containsEntry(JIE, Held.NONE);

        trees.bring(Set.of(JIE), Set.of(MEI), Spared.NOBODY);
        assertThat(isStopped(meis)).isFalse();
        assertThat(isStopped(jies)).isTrue();

        trees.bring(Set.of(), BOTH, Spared.NOBODY);
        assertThat(isStopped(jies)).isFalse();
    }

    @Test
    void countForTheirOwnChildAlone() throws Exception {
        start(JIE);

        assertThat(trees.look(BOTH, Set.of()))
                .hasEntrySatisfying(JIE, seen -> assertThat(seen.present()).isTrue())
                .hasEntrySatisfying(MEI, seen -> assertThat(seen.present()).isFalse());
    }

    @Test
    void stayWithTheChildTheyWereHandedOverFor() throws Exception {
        var meis = start(MEI);
        long root = started.getLast().pid();

        assertThat(trees.add(JIE, root)).isEmpty();
        assertThat(trees.add(JIE, meis.pid())).isEmpty();
        assertThat(trees.add(JIE, ProcessHandle.current().pid())).isEmpty();

        assertThat(trees.add(MEI, root)).isPresent();
        assertThat(trees.look(BOTH, Set.of()))
                .hasEntrySatisfying(MEI, seen -> assertThat(seen.present()).isTrue())
                .hasEntrySatisfying(JIE, seen -> assertThat(seen.present()).isFalse());
    }

    @Test
    void countOnceThoughOneLiesInAnother() throws Exception {
        var inner = start(MEI, "sh -c 'cat; true'; true", 2);

        assertThat(trees.add(MEI, inner.pid())).isPresent();
        trees.bring(Set.of(MEI), Set.of(), Spared.NOBODY);

        assertThat(trees.observe(Set.of(MEI))).containsEntry(MEI, new Held(Held.Strength.SIGNAL, 2));
    }

    private static boolean isStopped(ProcessHandle process) throws MachineException {
        return Proc.read((int) process.pid()).orElseThrow().isStopped();
    }
}
