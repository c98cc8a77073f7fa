package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Presence;
import org.porchlight.platform.linux.logind.FakeLogind;
import org.porchlight.platform.linux.logind.Logind;
import org.porchlight.port.ProcessRef;

@Tag("os")
final class LinuxSessionsTest {
    private final LinuxSessions sessions =
            new LinuxSessions(path -> path.startsWith("/usr"), name -> name, Logind.ofThisMachine());
    private TestPerson child;

    @BeforeEach
    void createPerson() throws Exception {
        child = TestPerson.create();
    }

    @AfterEach
    void removePerson() throws Exception {
        if (child != null) {
            child.close();
        }
    }

    private Presence look(ProcessRef... spared) throws Exception {
        var seen = sessions.look(Set.of(child.account()), Set.of(spared));
        assertThat(seen).containsOnlyKeys(child.account());
        return seen.getOrDefault(child.account(), Presence.NONE);
    }

    /// A program of the system that nobody waits for any more.
    private void leaveBehind(String... command) throws Exception {
        var words = String.join(" ", command);
        int before = child.processes().size();
        child.run("sh", "-c", "(setsid " + words + " &)").waitFor();
        Await.until(
                words + " was left to process 1",
                () -> child.processes().size() == before + 1
                        && child.processes().stream().anyMatch(process -> process.parent() == 1));
        Await.until(
                words + " has replaced its shell",
                () -> child.processes().stream()
                        .noneMatch(process -> Proc.exe(process.pid())
                                .filter(exe ->
                                        exe.name().equals("dash") || exe.name().equals("setsid"))
                                .isPresent()));
    }

    @Test
    void knowsWhoHasNoProcessAtAll() throws Exception {
        assertThat(sessions.mayBeThere(child.account())).isTrue();

        look();
        assertThat(sessions.mayBeThere(child.account())).isFalse();

        child.run("sleep", "300");
        look();
        assertThat(sessions.mayBeThere(child.account())).isTrue();
    }

    @Test
    void isAwayWithoutAProcess() throws Exception {
        assertThat(look()).isEqualTo(Presence.NONE);
    }

    @Test
    void isThereWithAnyProgram() throws Exception {
        child.run("sleep", "300");

        assertThat(look()).isEqualTo(new Presence(true, Optional.of("sleep"), Optional.of(Duration.ZERO)));
    }

    @Test
    void isAwayWhenOnlyAHelperOfTheSystemStayedBehind() throws Exception {
        leaveBehind("sleep", "300");

        assertThat(look()).isEqualTo(Presence.NONE);
    }

    @Test
    void isThereWhenAnInterpreterWasLeftBehind() throws Exception {
        leaveBehind("/usr/bin/perl", "-e", "sleep\\ 300");

        assertThat(look().present()).isTrue();
    }

    @Test
    void isThereWhenAProgramOfItsOwnWasLeftBehind() throws Exception {
        var own = child.account().home().resolve("game");
        Files.copy(Path.of("/usr/bin/sleep"), own, StandardCopyOption.COPY_ATTRIBUTES);
        TestPerson.root("chown", child.account().name(), own.toString());
        leaveBehind(own.toString(), "300");

        assertThat(look()).isEqualTo(new Presence(true, Optional.of("game"), Optional.of(Duration.ZERO)));
    }

    @Test
    void isThereWhenAMountGivesAProgramOfItsOwnThePathOfAHelper() throws Exception {
        // In a mount namespace of its own root's perl lies where sleep should be.
        var script = "mount --bind /usr/bin/perl /usr/bin/sleep && exec /usr/bin/sleep -e 'sleep 300'";
        child.run("sh", "-c", "(setsid unshare -Urm sh -c \"" + script + "\" &)")
                .waitFor();
        Await.until(
                "it runs",
                () -> child.processes().stream()
                        .anyMatch(process -> process.parent() == 1
                                && Proc.exe(process.pid())
                                        .filter(exe -> exe.path().equals("/usr/bin/sleep"))
                                        .isPresent()));

        assertThat(look().present()).isTrue();
    }

    @Test
    void isAwayWhenOnlyTheAgentIsThere() throws Exception {
        int agent = (int) child.run("sleep", "300").pid();

        assertThat(look(Proc.read(agent).orElseThrow().ref())).isEqualTo(Presence.NONE);
    }

    @Test
    void namesTheProgramThatWorksMost() throws Exception {
        child.run("sleep", "300");
        int busy = (int) child.run("/usr/bin/perl", "-e", "1 while 1").pid();
        child.run("sleep", "300");
        Await.until("it has worked", () -> Proc.read(busy).orElseThrow().ticks() > 2);

        assertThat(look().title()).contains(Proc.exe(busy).orElseThrow().name());
    }

    @Test
    void namesAScriptAndNotItsShell() throws Exception {
        var script = child.account().home().resolve("游戏.sh");
        Files.writeString(script, "while :; do :; done\n");
        child.run("sh", script.toString());

        assertThat(look().title()).contains("游戏.sh");
    }

    @Test
    void namesOneProgramByItsPid() throws Exception {
        int pid = (int) child.run("sleep", "300").pid();

        assertThat(sessions.front(child.account(), pid).orElseThrow().title()).isEqualTo("sleep");
        assertThat(sessions.front(child.account(), ProcessHandle.current().pid()))
                .isEmpty();
        assertThat(sessions.front(child.account(), -1)).isEmpty();
        assertThat(sessions.front(child.account(), Long.MAX_VALUE)).isEmpty();
    }

    /// A lesson that was left open in a log-in behind must not pay for the game in the one in front.
    @Test
    void takesNothingToBeInFrontInALogInBehind(@TempDir Path runs) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dbus-daemon")), "dbus-daemon is not installed");
        long uid = Long.parseLong(child.account().id());
        var slice = tree().resolve("user.slice/user-" + uid + ".slice");
        boolean hadUsers = Files.exists(tree().resolve("user.slice"));
        var lesson = child.run("sleep", "300");
        var game = child.run("sleep", "300");
        try (var logind = FakeLogind.start()) {
            var behind = slice.resolve("session-" + logind.logIn(uid, "user", true) + ".scope");
            var near = slice.resolve("session-" + logind.logIn(uid, "user", true) + ".scope");
            put(behind, lesson);
            put(near, game);
            var seen = new LinuxSessions(path -> false, name -> name, Logind.at(logind.socket(), runs));

            Await.until("logind was heard", () -> {
                seen.look(Set.of(child.account()), Set.of());
                return seen.front(child.account(), lesson.pid()).isEmpty();
            });
            assertThat(seen.front(child.account(), game.pid())).isPresent();
        } finally {
            lesson.destroyForcibly().waitFor();
            game.destroyForcibly().waitFor();
            Await.until("the groups are removed", () -> {
                TestPerson.root("sh", "-c", "find " + slice + " -depth -type d -exec rmdir {} + 2>/dev/null; :");
                return !Files.exists(slice);
            });
            if (!hadUsers) {
                Files.delete(slice.getParent());
            }
        }
    }

    /// The tree in which systemd keeps its units, or would.
    private static Path tree() {
        var own = Path.of("/sys/fs/cgroup/systemd");
        return Files.exists(own.resolve("cgroup.procs")) ? own : Path.of("/sys/fs/cgroup");
    }

    private static void put(Path group, Process program) throws IOException {
        Files.createDirectories(group);
        Files.writeString(group.resolve("cgroup.procs"), Long.toString(program.pid()), StandardOpenOption.WRITE);
    }

    @Test
    void looksInLessThanItMay() throws Exception {
        child.run("sh", "-c", "for i in $(seq 100); do sleep 300 & done; wait");
        Await.until("all have started", () -> child.processes().size() > 100);
        look();

        // Processor time of this thread: that of other programs does not count.
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        look();
        var took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);

        // The contract is 200 ms; a slow machine gets more.
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }
}
