package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.AgentHost;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Desktop;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

class AgentKeeperTest implements AgentHost {
    private static final ChildAccount MEI = new ChildAccount("2101", "mei", Path.of("/home/mei"));
    private static final ChildAccount BO = new ChildAccount("2102", "bo", Path.of("/home/bo"));
    private static final Set<ChildAccount> ALL = Set.of(MEI);

    @TempDir
    Path folder;

    private final Map<ProcessRef, State> states = new HashMap<>();
    private final Map<ProcessRef, String> keys = new HashMap<>();
    private final List<ProcessRef> started = new ArrayList<>();
    private final List<Duration> wakes = new ArrayList<>();
    private Optional<Desktop> desktop = Optional.of(on(":0"));
    private Written beforeItRuns = _ -> {};
    private boolean refuses;
    private long now;
    private AgentKeeper keeper;

    @BeforeEach
    void keep() throws MachineException {
        keeper = keeper();
    }

    private AgentKeeper keeper() throws MachineException {
        return new AgentKeeper(
                this, new AgentRuns(folder), (_, _) -> new Program(List.of("agent"), Set.of()), wakes::add, () -> now);
    }

    private static Desktop on(String display) {
        return new Desktop(display, Map.of("DISPLAY", display), new ProcessRef(7, 7));
    }

    @Override
    public Optional<Desktop> desktop(ChildAccount account, Set<ProcessRef> agents) {
        assertThat(agents).isEqualTo(keeper.processes());
        return desktop;
    }

    @Override
    public void start(ChildAccount account, Desktop on, Program program, String key, Written written, Runnable ended)
            throws MachineException {
        if (refuses) {
            throw new MachineException("start the agent: refused");
        }
        var process = new ProcessRef(100 + started.size(), 5);
        written.as(process);
        beforeItRuns.as(process);
        started.add(process);
        states.put(process, State.SOUND);
        keys.put(process, key);
    }

    @Override
    public State state(ProcessRef process) {
        return states.getOrDefault(process, State.GONE);
    }

    @Override
    public void end(ProcessRef process) {
        states.put(process, State.GONE);
    }

    private ProcessRef last() {
        return started.getLast();
    }

    private String key() {
        return keys.getOrDefault(last(), "");
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void startsOneAgentForAnAccountWithASession() throws Exception {
        keeper.round(ALL);
        keeper.round(ALL);

        assertThat(started).hasSize(1);
        assertThat(keeper.processes()).containsExactly(last());
    }

    @Test
    void startsNoneWhereNoSessionIs() throws Exception {
        desktop = Optional.empty();

        keeper.round(ALL);

        assertThat(started).isEmpty();
        assertThat(keeper.processes()).isEmpty();
    }

    @Test
    void believesTheKeyThatItGaveAndNoOther() throws Exception {
        keeper.round(ALL);

        assertThat(keeper.isAgent(ALL, key())).isTrue();
        assertThat(keeper.isAgent(ALL, "00112233445566778899aabbccddeeff")).isFalse();
        assertThat(keeper.isAgent(Set.of(), key())).isFalse();
    }

    @Test
    void believesNoAgentThatIsTracedAndStartsAnother() throws Exception {
        keeper.round(ALL);
        var first = last();
        states.put(first, State.SUSPECT);

        assertThat(keeper.isAgent(ALL, key())).isFalse();
        keeper.round(ALL);

        assertThat(states).containsEntry(first, State.GONE);
        assertThat(keeper.processes()).containsExactly(last()).doesNotContain(first);
    }

    @Test
    void startsAgainAtOnceAndThenEverLaterUpToAMinute() throws Exception {
        var waits = new ArrayList<Long>();
        keeper.round(ALL);
        for (int death = 0; death < 9; death++) {
            states.put(last(), State.GONE);
            long from = now;
            int before = started.size();
            wakes.clear();
            keeper.round(ALL);
            if (started.size() == before) {
                now += wakes.getLast().toNanos();
                keeper.round(ALL);
            }
            assertThat(started).hasSize(before + 1);
            waits.add(Duration.ofNanos(now - from).toSeconds());
        }

        assertThat(waits).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void tellsParentsOfOneThatKeepsDyingUntilOneLives() throws Exception {
        keeper.round(ALL);
        List<Trouble> told = List.of();
        for (int death = 0; death < AgentKeeper.TOLD_AFTER; death++) {
            assertThat(told).isEmpty();
            states.put(last(), State.GONE);
            keeper.round(ALL);
            pass(Duration.ofSeconds(5));
            told = keeper.round(ALL);
        }
        assertThat(told).containsExactly(new Trouble(Trouble.Sort.AGENT_DIES, "mei"));

        pass(Duration.ofSeconds(5));
        keeper.round(ALL);
        keeper.isAgent(ALL, key());
        pass(AgentKeeper.SHORT_LIFE);

        assertThat(keeper.round(ALL)).isEmpty();
    }

    @Test
    void endsOneThatNeverSaysThatItIsThere() throws Exception {
        keeper.round(ALL);
        var silent = last();
        pass(AgentKeeper.SILENT.plusSeconds(1));

        keeper.round(ALL);

        assertThat(states).containsEntry(silent, State.GONE);
        assertThat(last()).isNotEqualTo(silent);
    }

    @Test
    void endsItWithTheSession() throws Exception {
        keeper.round(ALL);
        desktop = Optional.empty();

        keeper.round(ALL);

        assertThat(states).containsEntry(last(), State.GONE);
        assertThat(keeper.processes()).isEmpty();
    }

    @Test
    void startsAnotherWhereTheSessionIsAnother() throws Exception {
        keeper.round(ALL);
        desktop = Optional.of(on(":1"));

        keeper.round(ALL);

        assertThat(started).hasSize(2);
        assertThat(keeper.processes()).containsExactly(last());
    }

    @Test
    void endsThatOfAnAccountThatIsNoChildsAnyMore() throws Exception {
        keeper.round(ALL);

        keeper.round(Set.of());

        assertThat(states).containsEntry(last(), State.GONE);
        assertThat(keeper.processes()).isEmpty();
    }

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
    void aMachineThatStartsNoneIsAskedEverMoreSeldom() throws Exception {
        refuses = true;
        assertThatThrownBy(() -> keeper.round(ALL)).isInstanceOf(MachineException.class);
        assertThatThrownBy(() -> keeper.round(ALL)).isInstanceOf(MachineException.class);

        keeper.round(ALL);

        assertThat(wakes).containsExactly(Duration.ofSeconds(1));
        assertThat(keeper.processes()).isEmpty();
    }

    @Test
    void aDisplayThatComesAndGoesGivesNoFreshStart() throws Exception {
        keeper.round(ALL);
        for (int death = 0; death < AgentKeeper.TOLD_AFTER; death++) {
            states.put(last(), State.GONE);
            desktop = Optional.empty();
            keeper.round(ALL);
            desktop = Optional.of(on(":" + death));
            keeper.round(ALL);
            desktop = Optional.of(on(":0"));
            pass(Duration.ofSeconds(5));
            keeper.round(ALL);
        }
        states.put(last(), State.GONE);
        int before = started.size();

        assertThat(keeper.round(ALL)).containsExactly(new Trouble(Trouble.Sort.AGENT_DIES, "mei"));

        assertThat(started).hasSize(before);
    }

    @Test
    void forgetsDeathsOfASessionThatEndedLongAgo() throws Exception {
        keeper.round(ALL);
        for (int death = 0; death < 2 * AgentKeeper.TOLD_AFTER; death++) {
            states.put(last(), State.GONE);
            pass(Duration.ofSeconds(5));
            keeper.round(ALL);
        }
        desktop = Optional.empty();
        assertThat(keeper.round(ALL)).isNotEmpty();

        pass(AgentKeeper.FORGOTTEN.multipliedBy(2));

        assertThat(keeper.round(ALL)).isEmpty();
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
