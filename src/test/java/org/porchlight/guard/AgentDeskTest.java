package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Front;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.report.AgentTray;
import org.porchlight.core.report.Lack;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.GuardServer.ConnectionId;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;

/// What agents say that their desktops lack, and what they may tell.
class AgentDeskTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ChildId BO = new ChildId("bo");
    private static final ConnectionId FIRST = new ConnectionId(1);
    private static final ConnectionId SECOND = new ConnectionId(2);
    private static final ClockReading READING = new ClockReading(
            new BootId("boot"), Duration.ZERO, Duration.ZERO, Instant.parse("2026-11-24T13:00:00Z"), true);

    @TempDir
    Path data;

    private SteadyStore store;
    private final TrayDesk trays = new TrayDesk();
    private Loop loop;
    private AgentDesk desk;

    @BeforeEach
    void sayWhatTheFirstLacks() throws Exception {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai}
                children:
                - {id: mei, accounts: [mei]}
                - {id: bo, accounts: [bo]}
                """;
        var document = Documents.of(text);
        store = SteadyStore.open(data);
        var first = Engine.start(document, Optional.empty(), Remembered.NOTHING, READING, Instant.EPOCH, true);
        loop = new Loop(() -> READING, store, first, () -> {});
        desk = new AgentDesk(loop, new SoftMachine().door(), trays, store, () -> {});
        desk.agent(MEI, FIRST, Optional.empty());
        desk.lacks(MEI, FIRST, Set.of(Lack.KEYBOARD, Lack.FRONT));
    }

    @AfterEach
    void closeLedger() throws StoreException {
        store.close();
    }

    @Test
    void areToldWhileItsConnectionIsOpen() {
        assertThat(desk.troubles()).hasSize(2);

        desk.closed(MEI, FIRST);

        assertThat(desk.troubles()).isEmpty();
    }

    @Test
    void areWhatItSaidLast() {
        desk.lacks(MEI, FIRST, Set.of(Lack.FRONT));

        assertThat(desk.troubles()).hasSize(1);
    }

    @Test
    void areNotThoseOfTheAgentBeforeIt() throws Exception {
        desk.agent(MEI, SECOND, Optional.empty());
        var before = desk.troubles();
        desk.closed(MEI, FIRST);

        assertThat(before).isEmpty();
        assertThat(desk.troubles()).isEmpty();
    }

    @Test
    void areItsOwnThoughTheAgentBeforeItGoesLater() throws Exception {
        desk.agent(MEI, SECOND, Optional.empty());
        desk.lacks(MEI, SECOND, Set.of(Lack.IDLE));
        desk.closed(MEI, FIRST);

        assertThat(desk.troubles()).hasSize(1);
    }

    /// In another session of the child's, or of another account of it.
    @Test
    void areOfTheAgentBeforeItAgainOnceItIsGone() throws Exception {
        desk.agent(MEI, SECOND, Optional.empty());
        var meanwhile = desk.troubles();
        desk.closed(MEI, SECOND);

        assertThat(meanwhile).isEmpty();
        assertThat(desk.troubles()).hasSize(2);
        assertThat(desk.idle(MEI, FIRST, true)).isEqualTo(new Answer.Done());
        assertThat(desk.idle(MEI, SECOND, true)).isEqualTo(new Answer.NotPermitted());
    }

    /// Only of an agent that is believed.
    @Test
    void tellsWhereTheLampIs() {
        assertThat(desk.tray(MEI, SECOND, TrayPlace.PANEL)).isEqualTo(new Answer.NotPermitted());
        assertThat(desk.tray(MEI, FIRST, TrayPlace.PANEL)).isEqualTo(new Answer.Done());
        desk.tray(MEI, FIRST, TrayPlace.DISC);

        assertThat(trays.list()).isEqualTo(List.of(new AgentTray("child:mei", TrayPlace.DISC)));
    }

    /// A guard of a whole machine answers a child the same, whether there is another one of that id.
    @Test
    void doesNotTellWhichOtherChildrenThereAre() throws Exception {
        var whole = new AgentDesk(loop, new DoorOfAWholeMachine(), trays, store, () -> {});
        long self = ProcessHandle.current().pid();

        assertThat(whole.tree(MEI, FIRST, self)).isEqualTo(new Answer.NotPermitted());
        assertThat(whole.tree(new ChildId("jie"), FIRST, self)).isEqualTo(new Answer.NotPermitted());
    }

    @Test
    void refusesProgramsThatCountForAnotherChild() throws Exception {
        long self = ProcessHandle.current().pid();

        assertThat(desk.tree(BO, FIRST, self)).isEqualTo(new Answer.Done());
        assertThat(desk.tree(MEI, FIRST, self)).isEqualTo(new Answer.Refused("tree-of-another", ""));
        assertThat(desk.tree(new ChildId("jie"), FIRST, self)).isEqualTo(new Answer.Refused("no-such-child", "jie"));
    }

    private static final class DoorOfAWholeMachine implements AgentDoor {
        @Override
        public boolean agent(ChildId child, ConnectionId from, Optional<String> key) {
            return false;
        }

        @Override
        public boolean isAgent(ChildId child, ConnectionId from) {
            return false;
        }

        @Override
        public boolean hasAgent(ChildId child) {
            return false;
        }

        @Override
        public Optional<Front> front(ChildId child, long pid) {
            return Optional.empty();
        }

        @Override
        public boolean takesTrees() {
            return false;
        }

        @Override
        public boolean tree(String account, ConnectionId from, long pid) {
            throw new AssertionError("asked for a tree");
        }

        @Override
        public boolean closed(ChildId child, ConnectionId from) {
            return false;
        }
    }
}
