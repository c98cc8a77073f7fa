package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcTest {
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
}
