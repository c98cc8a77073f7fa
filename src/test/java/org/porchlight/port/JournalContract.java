package org.porchlight.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.port.Journal.Change;
import org.porchlight.port.Journal.What;

/// What every journal does.
public abstract class JournalContract {
    private Journal journal = new FakeJournal();

    /// A journal in which nothing stands.
    protected abstract Journal empty() throws Exception;

    @BeforeEach
    void makeEmpty() throws Exception {
        journal = empty();
    }

    @Test
    void isEmptyAtFirst() throws MachineException {
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void tellsTheLatestChangeFirst() throws MachineException {
        journal.intend(What.CGROUP_V2, "/sys/fs/cgroup/porchlight");
        journal.intend(What.NFT_TABLE, "inet porchlight");

        assertThat(journal.open())
                .containsExactly(
                        new Change(2, What.NFT_TABLE, "inet porchlight"),
                        new Change(1, What.CGROUP_V2, "/sys/fs/cgroup/porchlight"));
    }

    @Test
    void keepsTheSameThingOnce() throws MachineException {
        journal.intend(What.STOPPED, "plt-mei");
        journal.intend(What.STOPPED, "plt-mei");

        assertThat(journal.open()).hasSize(1);
    }

    @Test
    void forgetsWhatWasTakenBack() throws MachineException {
        journal.intend(What.STOPPED, "plt-mei");
        journal.intend(What.FILE, "/run/porchlight/mei");

        journal.undone(What.STOPPED, "plt-mei");

        assertThat(journal.open()).containsExactly(new Change(2, What.FILE, "/run/porchlight/mei"));
    }

    @Test
    void givesAChangeThatIsMadeAgainANewNumber() throws MachineException {
        journal.intend(What.STOPPED, "plt-mei");
        journal.undone(What.STOPPED, "plt-mei");

        journal.intend(What.STOPPED, "plt-mei");

        assertThat(journal.open()).containsExactly(new Change(2, What.STOPPED, "plt-mei"));
    }

    @Test
    void doesNotMindThatSomethingUnknownWasTakenBack() throws MachineException {
        journal.undone(What.MOUNT, "/nowhere");

        assertThat(journal.open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb", "a\nb", "a\rb"})
    void refusesATargetThatWouldBreakALine(String target) throws MachineException {
        assertThatThrownBy(() -> journal.intend(What.FILE, target)).isInstanceOf(MachineException.class);
        assertThat(journal.open()).isEmpty();
    }
}
