package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.agent.OwnCopy.State;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.FakeGuard;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SocketLink;
import org.porchlight.text.Language;

@Timeout(120)
class OwnCopyTest {
    @TempDir
    private Path folder;

    private final FakeGuard guard = new FakeGuard();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<State> told = new ArrayList<>();
    private Path socket;
    private GuardServer server;

    @BeforeEach
    void begin() throws Exception {
        socket = folder.resolve("run").resolve(SocketLink.SOCKET);
        var child = new Role.OfChild(new ChildId("mei"));
        server = GuardServer.open(socket, GuardServer.Access.OWNER, _ -> child, guard);
        guard.lines = List.of("{\"table\":\"checkpoint\",\"row\":{\"kind\":\"COUNTED\",\"from_ms\":7}}");
    }

    @AfterEach
    void end() throws Exception {
        server.close();
    }

    private OwnCopy copy() {
        return new OwnCopy(() -> SocketLink.connect(socket), Language.EN, background::add, Runnable::run, told::add);
    }

    private Path place() throws IOException {
        return Files.createDirectories(folder.resolve("home")).resolve("my record.html");
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(place().resolveSibling(""))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void hasTheSameRowsForPeopleAndForPrograms() throws Exception {
        copy().make(place());
        background.remove().run();

        assertThat(told).startsWith(new State.Working(0)).endsWith(new State.Kept(place()));
        assertThat(files()).containsExactly("my record.html", "my record.json");
        assertThat(place().resolveSibling("my record.json")).content().contains("\"from_ms\"", "\"name\"", "小美");
        assertThat(place()).content().contains("from_ms", "小美");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place())))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesNothingWhenItIsCancelled() throws Exception {
        var copy = copy();
        copy.make(place());
        copy.cancel();
        background.remove().run();

        assertThat(told).endsWith(new State.Idle());
        assertThat(files()).isEmpty();
    }

    @Test
    void saysWhyTheGuardGaveNone() throws Exception {
        guard.answerOrdersWith(new Answer.Refused("export-ended", ""));
        copy().make(place());
        background.remove().run();

        assertThat(told.getLast())
                .isInstanceOfSatisfying(
                        State.Failed.class, failed -> assertThat(failed.why()).startsWith("Your export was ended"));
        assertThat(files()).isEmpty();
    }

    @Test
    void takesThePlaceOfNoFileThatNobodyChose() throws Exception {
        Files.writeString(place().resolveSibling("my record.json"), "mine");
        copy().make(place());
        background.remove().run();

        assertThat(told.getLast()).isInstanceOf(State.Failed.class);
        assertThat(place().resolveSibling("my record.json")).content().isEqualTo("mine");
        assertThat(files()).containsExactly("my record.json");
    }
}
