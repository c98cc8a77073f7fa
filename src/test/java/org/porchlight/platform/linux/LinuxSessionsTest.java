package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Presence;
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
