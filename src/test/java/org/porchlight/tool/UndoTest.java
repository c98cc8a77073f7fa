package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.cli.Exit;
import org.porchlight.core.engine.Authority;
import org.porchlight.ipc.FakeGuard;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SocketLink;
import org.porchlight.platform.Platforms;
import org.porchlight.store.FileJournal;
import org.porchlight.store.SqliteStore;
import org.porchlight.store.WithoutGuard;

/// What is left of a guard that has ended, in folders of the test's own.
@Tag("os")
@Timeout(60)
class UndoTest {
    @TempDir
    Path folder;

    private final Process agent;

    UndoTest() throws IOException {
        agent = new ProcessBuilder("sleep", "300").start();
    }

    @BeforeEach
    void leaveAnAgent() throws IOException {
        assumeTrue(Platforms.isAdministrator(), "needs root: takes back what only root changes");
        Files.createDirectories(run());
        note(started(agent.pid()));
    }

    @AfterEach
    void end() {
        agent.destroyForcibly();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path run() {
        return folder.resolve("run");
    }

    /// As a guard does.
    private void note(long started) throws IOException {
        Files.writeString(
                run().resolve("agents"), "2101 " + agent.pid() + " " + started + " " + "0".repeat(32) + " :0\n");
    }

    private static long started(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19]);
    }

    private void keepAJournal() throws Exception {
        FileJournal.open(data());
        Files.createFile(data().resolve(FileJournal.NAME));
    }

    private int undo() throws IOException {
        return Undo.run(List.of("--data", data().toString(), "--run", run().toString()));
    }

    @Test
    void endsTheAgentsAndLeavesNoFolderHoweverOftenItIsTyped() throws Exception {
        keepAJournal();

        var taken = Undo.takeBack(data(), run());

        assertThat(taken.failed()).isEmpty();
        assertThat(taken.undone()).containsExactly("AGENT 2101");
        assertThat(agent.onExit().get().exitValue()).isEqualTo(128 + 9);
        assertThat(run()).doesNotExist();
        assertThat(undo()).isZero();
        assertThat(Undo.takeBack(data(), run())).isEqualTo(new Undo.Taken(List.of(), List.of()));
    }

    @Test
    void sparesWhatOnlyHasTheNumberOfAnAgent() throws Exception {
        keepAJournal();
        note(started(agent.pid()) + 1);

        assertThat(undo()).isZero();

        assertThat(agent.isAlive()).isTrue();
        assertThat(run()).doesNotExist();
    }

    @Test
    void leavesWhatOthersPutBesideTheSocket() throws Exception {
        keepAJournal();
        Files.createFile(run().resolve(SocketLink.SOCKET));
        Files.createFile(run().resolve("mine"));

        assertThat(undo()).isZero();

        assertThat(run()).isDirectoryContaining("glob:**/mine").isDirectoryNotContaining("glob:**.sock");
    }

    @Test
    void takesNothingBackWhileSomebodyHasTheLedger() throws Exception {
        keepAJournal();
        try (var _ = WithoutGuard.in(data())) {
            assertThat(undo()).isEqualTo(Exit.REFUSED);
        }

        assertThat(agent.isAlive()).isTrue();
    }

    @Test
    void takesNothingBackWhileAGuardAnswers() throws Exception {
        keepAJournal();
        var role = new Role.Parent(new Authority.Root());
        Files.setPosixFilePermissions(run(), PosixFilePermissions.fromString("rwx------"));
        try (var _ = GuardServer.open(
                run().resolve(SocketLink.SOCKET), GuardServer.Access.OWNER, _ -> role, new FakeGuard())) {
            assertThat(undo()).isEqualTo(Exit.REFUSED);
        }

        assertThat(agent.isAlive()).isTrue();
    }

    /// As `setup` leaves it where no guard ran yet.
    @Test
    void hasNothingToTakeBackOfALedgerWithoutAJournal() throws Exception {
        try (var _ = SqliteStore.open(data())) {
            assertThat(SqliteStore.isIn(data())).isTrue();
        }

        assertThat(undo()).isEqualTo(Exit.DONE);
    }

    @Test
    void saysWhereToLookWhenTheLedgerIsGone() throws Exception {
        assertThat(undo()).isEqualTo(Exit.REFUSED);

        assertThat(data()).doesNotExist();
    }
}
