package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.uid.UidRange;

final class ProcTest {
    private static final long NOBODY_LOGGED_IN = 4_294_967_295L;

    private static final String FIELDS = " S 7 8 9 34816 10 4194304 1 2 3 4 50 6 0 0 20 0 3 0 12345 1000 100";

    @ParameterizedTest
    @ValueSource(strings = {"sh", "a b", ") R 1 2 3 (", "x\ny", "((", "))", ""})
    void readsPastAnyName(String name) {
        var process = Proc.parse(42, "42 (" + name + ")" + FIELDS + "\n");

        assertThat(process).isEqualTo(new Proc(42, 'S', 7, 34816, 4194304, 56, 3, 12345));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42 (sh", "42 (sh)", "42 (sh) S 1 2 3"})
    void refusesWhatIsNoStat(String text) {
        assertThatThrownBy(() -> Proc.parse(42, text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(chars = {'Z', 'X'})
    void isDeadWithOneDeadThread(char state) {
        assertThat(new Proc(42, state, 1, 0, 0, 0, 1, 5).isAlive()).isFalse();
    }

    @Test
    void livesOnWhenOnlyTheFirstThreadHasEnded() {
        assertThat(new Proc(42, 'Z', 1, 0, 0, 0, 2, 5).isAlive()).isTrue();
    }

    @Test
    void isDeadOnItsWayOut() {
        assertThat(new Proc(42, 'D', 1, 0, 4, 0, 1, 5).isAlive()).isFalse();
    }

    @Test
    void readsThisProcess() throws Exception {
        var self = ProcessHandle.current();

        var process = Proc.read((int) self.pid()).orElseThrow();

        assertThat(process.parent()).isEqualTo((int) self.parent().orElseThrow().pid());
        assertThat(process.isAlive()).isTrue();
        assertThat(Proc.pids()).contains((int) self.pid());
    }

    @Test
    void hasNothingOfAProcessThatIsGone() throws Exception {
        var process = new ProcessBuilder("true").start();
        int pid = (int) process.pid();
        process.waitFor();

        assertThat(Proc.read(pid)).isEmpty();
        assertThat(Proc.exe(pid)).isEmpty();
        assertThat(Proc.effectiveUid(pid)).isEqualTo(-1);
        assertThat(Proc.belongsTo(pid, new AccountIds(1000, List.of()))).isFalse();
        assertThat(Proc.ofThread(pid)).isEqualTo(-1);
    }

    /// A file in its user namespace that a child gave to one of its subordinate numbers, with the setuid bit.
    @Test
    void isTheChildsBySetuidOfASubordinateNumber() throws Exception {
        assumeTrue(Platforms.isAdministrator(), "needs root: takes the uids of somebody else");
        var ids = new AccountIds(59_990, List.of(new UidRange(900_000, 900_009)));

        assertThat(belongs("59990, 900001, 900001", ids)).isTrue();
        assertThat(belongs("900001, 900001, 59990", ids)).isTrue();
        assertThat(belongs("900001, 900001, 900001", ids))
                .as("somebody else's account may have that number")
                .isFalse();
        assertThat(belongs("900001, 900001, 900001", ids, 59_990))
                .as("the child logged in for it")
                .isTrue();
        assertThat(belongs("900001, 900001, 900001", ids, 59_992))
                .as("somebody else did")
                .isFalse();
        assertThat(belongs("59992, 59992, 59992", ids, 59_990))
                .as("the child became somebody else")
                .isFalse();
        assertThat(belongs("59990, 0, 0", ids)).isFalse();
        assertThat(belongs("59990, 59991, 59991", ids)).isFalse();

        var brother = new AccountIds(59_990, List.of(), Set.of(59_990, 59_991));
        assertThat(belongs("59990, 59991, 59991", brother)).isTrue();
        assertThat(belongs("59991, 59990, 59990", brother))
                .as("the brother started it")
                .isFalse();
        assertThat(belongs("59990, 59991, 0", brother)).isFalse();
    }

    private static boolean belongs(String uids, AccountIds ids) throws Exception {
        return belongs(uids, ids, NOBODY_LOGGED_IN);
    }

    /// @param login uid of whoever logged in for the process
    private static boolean belongs(String uids, AccountIds ids, long login) throws Exception {
        var process = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import os, time; open('/proc/self/loginuid', 'w').write('" + login + "');" + " os.setresuid("
                                + uids + "); print(flush=True); time.sleep(300)")
                .start();
        try {
            assertThat(process.getInputStream().read()).isEqualTo('\n');
            return Proc.belongsTo((int) process.pid(), ids);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
