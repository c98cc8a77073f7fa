package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// What a guard leaves behind of its agents, and what the next one makes of that.
class AgentsOfAGuardBeforeTest extends OnAgentHost {
    @Test
    void anotherGuardKnowsTheAgentOfTheOneBefore() throws Exception {
        keeper.round(ALL);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("agents"))))
                .isEqualTo("rw-------");

        keeper = keeper();
        assertThat(keeper.processes()).containsExactly(last());
        assertThat(keeper.isAgent(ALL, key())).isTrue();
        keeper.round(ALL);

        assertThat(started).hasSize(1);
    }

    @Test
    void writesItDownBeforeItRuns() throws Exception {
        beforeItRuns = process -> assertThat(new AgentRuns(folder).read())
                .extracting(AgentRun::process)
                .containsExactly(process);

        keeper.round(ALL);

        assertThat(started).hasSize(1);
    }

    /// What was written down waited for the guard that died, and ended with it.
    @Test
    void aGuardThatDiesWhileItStartsOneLeavesNone() throws Exception {
        beforeItRuns = process -> {
            throw new MachineException("the guard dies here");
        };
        assertThatThrownBy(() -> keeper.round(ALL)).hasMessage("the guard dies here");
        beforeItRuns = _ -> {};

        keeper = keeper();
        keeper.round(ALL);

        assertThat(started).hasSize(1);
        assertThat(keeper.processes()).containsExactly(last());
    }

    @Test
    void anotherGuardKnowsTheAgentsOfAllAccounts() throws Exception {
        var both = Set.of(MEI, BO);
        keeper.round(both);
        states.put(started.getFirst(), State.GONE);
        var stays = started.getLast();

        keeper = keeper();
        keeper.round(both);

        assertThat(started).hasSize(3);
        assertThat(keeper.processes()).containsExactlyInAnyOrder(stays, last());
    }

    @Test
    void anotherGuardKnowsTheAgentsOfAllSessionsAndWhichIsBelieved() throws Exception {
        beside = List.of(on(":1"), on(":2"));
        keeper.round(ALL);

        keeper = keeper();
        assertThat(keeper.isAgent(ALL, key(started.getFirst()))).isTrue();
        assertThat(keeper.isAgent(ALL, key(started.getLast()))).isFalse();
        keeper.round(ALL);

        assertThat(started).hasSize(3);
    }

    @Test
    void anotherGuardBelievesNoAgentThatEndedMeanwhile() throws Exception {
        keeper.round(ALL);
        states.clear();

        keeper = keeper();

        assertThat(keeper.isAgent(ALL, key())).isFalse();
        keeper.round(ALL);
        assertThat(started).hasSize(2);
    }

    @Test
    void anotherGuardPassesOverALineThatMakesNoSense() throws Exception {
        Files.writeString(folder.resolve("agents"), "2101 1 0 root :0\nnonsense\n2101 0 0 x\n");

        assertThat(keeper().processes()).isEmpty();
    }

    @Test
    void leavesNoKeysBehindWhereItCannotBeWritten() throws Exception {
        Files.createDirectories(folder.resolve("agents").resolve("in-the-way"));
        var run = new AgentRun("2101", new ProcessRef(7, 7), "0".repeat(32), ":0");

        assertThatThrownBy(() -> new AgentRuns(folder).write(List.of(run))).isInstanceOf(MachineException.class);

        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void leavesNeitherAgentsNorTheirFileWhereAllIsTakenBack() throws Exception {
        keeper.round(ALL);

        keeper.release();

        assertThat(states).containsEntry(last(), State.GONE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesNoFileOfLinesThatNameNobody() throws Exception {
        Files.writeString(folder.resolve("agents"), "nonsense\n");
        keeper = keeper();

        keeper.release();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void removesWhatAGuardLeftHalfWritten() throws Exception {
        Files.writeString(folder.resolve("agents12.new"), "2101 7 7 " + "0".repeat(32));

        assertThat(new AgentRuns(folder).read()).isEmpty();

        assertThat(folder).isEmptyDirectory();
    }
}
